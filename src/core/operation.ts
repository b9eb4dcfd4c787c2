// What an operation file is written with.
export type { Operation } from "./call.js";
export {
  boolean,
  either,
  filter,
  integer,
  list,
  nullish,
  oneOf,
  open,
  optional,
  pathId,
  text,
  toFreeForm,
  toWire,
} from "./codec.js";
export type { Core } from "./core.js";
export type { Failure } from "./errors.js";
export { json, jsonOf } from "./json.js";
export type { CallOptions } from "./options.js";
export { sendList } from "./page.js";
export type { Result } from "./result.js";
export { send } from "./send.js";
