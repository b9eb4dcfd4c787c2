/**
 * OpenAI without ky: the same functions, with a core that calls `fetch` directly and never repeats a request.
 *
 * @packageDocumentation
 */
import { Core } from "../../core/core.js";
import { directTransport } from "../../core/direct.js";
import { type OpenAIOptions, openai } from "../../models/openai/vendor.js";

/** Holds the configuration for OpenAI; its calls are sent once, so `retries` has no effect. */
export class OpenAICore extends Core<"openai"> {
  constructor(options: OpenAIOptions = {}) {
    super(openai, directTransport, options);
  }
}

export * from "./functions.js";
