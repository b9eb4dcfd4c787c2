// Runs the suite where there is a process: in Node, Bun and Deno.
import process from "node:process";
import { runSuite } from "./suite.ts";

const { bun, deno, node } = process.versions;
const outcomes = await runSuite(process.argv.at(-1) ?? "");
console.log(JSON.stringify({ version: bun ?? deno ?? node, outcomes }));
