// Loaded before a program with --import; prints at its end how long it ran.
import { cpuTime } from "./cpu-time.ts";

process.on("exit", () => console.log(cpuTime()));
