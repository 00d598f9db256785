import { writeFileSync } from "node:fs";
import { constants, zstdCompressSync } from "node:zlib";
import { encodeGraph } from "#lib/domain/reach/snapshot/encode.ts";
import { columnsOf } from "./columns.ts";
import { estateOf, type EstateSize } from "./estate.ts";

const [file, size] = process.argv.slice(2);
if (file !== undefined && size !== undefined) {
  const snapshot = encodeGraph(columnsOf(estateOf(JSON.parse(size) as EstateSize)));
  writeFileSync(file, zstdCompressSync(snapshot, { params: { [constants.ZSTD_c_compressionLevel]: 3 } }));
  console.log(JSON.stringify({ bytes: snapshot.length }));
}
