/**
 * Permit.io: organizations.
 *
 * @packageDocumentation
 */
export { PermitCore } from "./core.js";
export * from "./functions.js";
