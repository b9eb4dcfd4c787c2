import commonjs from "@rollup/plugin-commonjs";
import json from "@rollup/plugin-json";

/** What Rollup needs to bundle packages that are not ES modules; orgkit does without. */
export const plugins = () => [commonjs(), json()];
