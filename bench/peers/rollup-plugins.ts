import commonjs from "@rollup/plugin-commonjs";
import json from "@rollup/plugin-json";
import type { Plugin } from "rollup";

/** What Rollup needs to bundle packages that are not ES modules; orgkit does without. */
export const plugins = (): Plugin[] => [commonjs(), json()];
