/**
 * Clerk: organizations, their metadata and logos.
 *
 * @packageDocumentation
 */
export { ClerkCore } from "./core.js";
export * from "./functions.js";
