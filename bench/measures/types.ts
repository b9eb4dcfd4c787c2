import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Progress, type Report, times } from "../lib/report.ts";
import { interleave, median, ratio } from "../lib/rounds.ts";
import { vendors } from "../lib/vendors.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const compiler = join(root, "node_modules/typescript/bin/tsc");
const reporter = join(import.meta.dirname, "../lib/report-cpu-time.ts");
const base = 'import ky from "ky";\nimport * as v from "valibot";\nexport const used = [ky, v];\n';

/** Measures how long the compiler takes over a project that uses everything. */
export async function types(progress: Progress): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), "orgkit-bench-"));
  try {
    await mkdir(join(folder, "node_modules"));
    await symlink(root, join(folder, "node_modules/orgkit"));
    for (const name of ["ky", "valibot"]) {
      await symlink(join(root, "node_modules", name), join(folder, "node_modules", name));
    }
    const projects = { empty: base, consumer: base + (await consumer()) };
    for (const [name, source] of Object.entries(projects)) {
      await writeFile(join(folder, `${name}.ts`), source);
      await writeFile(join(folder, `${name}.json`), JSON.stringify(configFor(`${name}.ts`)));
    }
    progress("types: tsc");
    const runners = Object.keys(projects).map((name) => ({ name, run: () => timeOf(join(folder, `${name}.json`)) }));
    const samples = await interleave(runners, { rounds: 5 });
    const value = ratio(samples, "consumer", "empty");
    const seconds = (name: string) => (median(samples.get(name) ?? []) / 1000).toFixed(2);
    return {
      title: "Types",
      about:
        "`tsc` over a project that calls every function of every entry and tells its errors apart, against one that " +
        "imports ky and valibot only. Both are strict, with `skipLibCheck`, as `tsc --init` sets them up.",
      table: [
        ["seconds", "time", "ratio"],
        ["empty project with ky and valibot", seconds("empty"), times(1)],
        ["everything", seconds("consumer"), times(value)],
      ],
      figures: { types: { value } },
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The compiler runs as it always does; at its end the process tells what it took. */
async function timeOf(project: string): Promise<number> {
  const { stdout } = await run(process.execPath, ["--import", reporter, compiler, "--project", project]);
  return Number(stdout);
}

const configFor = (file: string) => ({
  compilerOptions: {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    module: "nodenext",
    target: "es2022",
    lib: ["es2023", "es2024.string", "dom", "dom.iterable", "dom.asynciterable"],
    types: [],
  },
  files: [file],
});

/** Calls every function that there is, and looks at its value and its errors. */
async function consumer(): Promise<string> {
  const modules = vendors.flatMap((vendor) => [
    { entry: `orgkit/${vendor}`, name: vendor },
    { entry: `orgkit/${vendor}/slim`, name: `${vendor}Slim` },
  ]);
  const parts = [
    'import * as orgkit from "orgkit";\nimport * as sandbox from "orgkit/sandbox";\nexport { orgkit, sandbox };',
  ];
  for (const { entry, name } of modules) {
    const names = Object.keys(await import(entry));
    const core = names.find((each) => each.endsWith("Core"));
    const functions = names.filter((each) => each !== core);
    parts.push(`import * as ${name} from "${entry}";`);
    for (const each of functions) {
      parts.push(`
export async function ${name}_${each}(core: ${name}.${core}, request: NonNullable<Parameters<typeof ${name}.${each}>[1]>) {
  const result = await ${name}.${each}(core, request);
  if (result.ok) return result.value;
  return result.error.name === "HttpError" ? result.error.body : result.error.message;
}`);
    }
  }
  return parts.join("\n");
}
