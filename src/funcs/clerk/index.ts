/**
 * Clerk: organizations, their metadata and logos.
 *
 * @module orgkit/clerk
 */
export { ClerkCore } from "./core.js";
export * from "./functions.js";
