/**
 * OpenAI: organization invites.
 *
 * @module orgkit/openai
 */
export { OpenAICore } from "./core.js";
export * from "./functions.js";
