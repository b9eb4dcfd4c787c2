/**
 * Permit.io: organizations.
 *
 * @module orgkit/permit
 */
export { PermitCore } from "./core.js";
export * from "./functions.js";
