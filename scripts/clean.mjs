import { rmSync } from "node:fs";

for (const folder of ["build", "dist"]) rmSync(folder, { recursive: true, force: true });
