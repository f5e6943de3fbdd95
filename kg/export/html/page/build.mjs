// Bundles the page. In: the folder for the result. Out: explorer.js, explorer.css, editor.js, index.html, licences.txt.

import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const out = process.argv[2];
const shared = { bundle: true, minify: true, target: "es2022", charset: "utf8", legalComments: "none", metafile: true };

// The layout runs beside the page; its code travels as a text, so that a page from disk can start it too.
const worker = await build({ ...shared, entryPoints: ["src/graph/worker.ts"], format: "iife", write: false });
const page = await build({
  ...shared,
  entryPoints: ["src/main.ts"],
  outfile: join(out, "explorer.js"),
  format: "iife",
  loader: { ".json": "text" },
  define: { WORKER_CODE: JSON.stringify(worker.outputFiles[0].text) },
});
const editor = await build({
  ...shared,
  entryPoints: ["src/editor/editor.ts"],
  outfile: join(out, "editor.js"),
  format: "esm",
});
await build({ ...shared, entryPoints: ["styles/index.css"], outfile: join(out, "explorer.css") });
await mkdir(out, { recursive: true });
await copyFile("index.html", join(out, "index.html"));
await writeFile(join(out, "licences.txt"), await licences([worker, page, editor]));

// The licence text of each package of which something is in the bundle.
async function licences(results) {
  const folders = new Set();
  for (const result of results)
    for (const input of Object.keys(result.metafile.inputs)) {
      const found = /^(?:.*\/)?(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
      if (found) folders.add(found[1]);
    }
  const parts = [];
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
    const text = file ? (await readFile(join(folder, file), "utf8")).trim() : `Licence: ${license}`;
    parts.push(`${name} ${version}\n\n${text}\n`);
  }
  parts.push("Boundaries: Natural Earth (public domain), as prepared by world-atlas.\n");
  return parts.join(`\n${"-".repeat(72)}\n\n`);
}
