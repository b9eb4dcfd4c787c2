/**
 * Polar: organization access tokens.
 *
 * @packageDocumentation
 */
export { PolarCore } from "./core.js";
export * from "./functions.js";
