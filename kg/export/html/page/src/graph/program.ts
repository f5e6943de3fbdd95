/** Draws all nodes in one call: circles, squares and diamonds, full, hollow or half. */

import { NodeProgram, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { Look, Shape } from "../shell/marks.ts";
import type { Labels } from "./labels.ts";

const SHAPES: Record<Shape, number> = { circle: 0, square: 1, diamond: 2 };
const LOOKS: Record<Look, number> = { full: 0, hollow: 4, half: 8 };

/** What a node has beside what sigma knows. */
export interface NodeLook {
  shape: Shape;
  look: Look;
}

const VERTEX = `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_look;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_from;
varying float v_radius;
varying float v_look;

void main() {
  float size = a_size * u_correctionRatio / u_sizeRatio * 4.0;
  v_from = size * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + v_from, 1)).xy, 0, 1);
  v_radius = size / 2.0;
  v_look = a_look;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`;

const FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying vec2 v_from;
varying float v_radius;
varying float v_look;
uniform float u_correctionRatio;
uniform vec4 u_paper;

void main(void) {
  float look = floor(v_look / 4.0 + 0.01);
  float shape = v_look - look * 4.0;
  vec2 p = abs(v_from);
  float edge = shape < 0.5 ? length(p) - v_radius * 0.86
    : shape < 1.5 ? max(p.x, p.y) - v_radius * 0.70
    : (p.x + p.y - v_radius * 0.98) * 0.7071;
  float soft = u_correctionRatio * 1.2;
  #ifdef PICKING_MODE
  gl_FragColor = edge > 0.0 ? vec4(0.0) : v_color;
  #else
  float inner = edge + max(v_radius * 0.26, u_correctionRatio * 2.4);
  bool open = look > 1.5 ? v_from.x + v_from.y < 0.0 : look > 0.5;
  vec4 color = open ? mix(u_paper, v_color, smoothstep(-soft, soft, inner)) : v_color;
  color = mix(color, vec4(0.0), smoothstep(-soft, soft, edge));
  gl_FragColor = color;
  #endif
}`;

const UNIFORMS = ["u_sizeRatio", "u_correctionRatio", "u_matrix", "u_paper"] as const;
type Uniform = (typeof UNIFORMS)[number];

/** A program whose hollow nodes let the paper of the theme show. */
export function nodeProgram(labels: Labels) {
  return class extends NodeProgram<Uniform> {
    override drawLabel = labels.ask as never;
    override drawHover = labels.hover as never;

    getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
      return {
        VERTICES: 3,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLES as never,
        UNIFORMS,
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT },
          { name: "a_size", size: 1, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_look", size: 1, type: FLOAT },
          { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_angle", size: 1, type: FLOAT }],
        CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
      };
    }

    processVisibleItem(id: number, start: number, data: NodeDisplayData & Partial<NodeLook>): void {
      const array = this.array;
      array[start] = data.x;
      array[start + 1] = data.y;
      array[start + 2] = data.size;
      array[start + 3] = floatColor(data.color);
      array[start + 4] = SHAPES[data.shape ?? "circle"] + LOOKS[data.look ?? "full"];
      array[start + 5] = id;
    }

    setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<Uniform>): void {
      gl.uniform1f(uniformLocations.u_correctionRatio, params.correctionRatio);
      gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
      gl.uniform4fv(uniformLocations.u_paper, components(labels.colours.paper));
    }
  };
}

/** A colour of six hexadecimal digits as four numbers from 0 to 1. */
function components(colour: string): [number, number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255, 1];
}
