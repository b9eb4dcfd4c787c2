/**
 * Polar: organization access tokens.
 *
 * @module orgkit/polar
 */
export { PolarCore } from "./core.js";
export * from "./functions.js";
