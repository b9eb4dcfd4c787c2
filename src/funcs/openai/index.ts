/**
 * OpenAI: organization invites.
 *
 * @packageDocumentation
 */
export { OpenAICore } from "./core.js";
export * from "./functions.js";
