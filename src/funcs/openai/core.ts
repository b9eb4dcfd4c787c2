import { Core } from "../../core/core.js";
import { kyTransport } from "../../core/transport.js";
import { type OpenAIOptions, openai } from "../../models/openai/vendor.js";

export type { OpenAIOptions } from "../../models/openai/vendor.js";

/**
 * Holds the configuration for OpenAI: the first argument of each of its functions.
 *
 * @example
 * ```ts
 * const openai = new OpenAICore({ accessToken: process.env.OPENAI_ADMIN_KEY ?? "" });
 * ```
 */
export class OpenAICore extends Core<"openai"> {
  constructor(options: OpenAIOptions = {}) {
    super(openai, kyTransport, options);
  }
}
