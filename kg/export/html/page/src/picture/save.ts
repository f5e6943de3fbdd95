/** Gives files to whoever looks at the page. */

const SCALE = 2;

export function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function saveSvg(drawing: SVGSVGElement, name: string): void {
  save(toBlob(drawing), `${name}.svg`);
}

/** The drawing as a picture of points, twice as fine as the screen. */
export async function savePng(drawing: SVGSVGElement, name: string): Promise<void> {
  const image = new Image();
  const address = URL.createObjectURL(toBlob(drawing));
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  canvas.toBlob((blob) => {
    if (blob) save(blob, `${name}.png`);
  }, "image/png");
}

function toBlob(drawing: SVGSVGElement): Blob {
  return new Blob([new XMLSerializer().serializeToString(drawing)], { type: "image/svg+xml" });
}
