import type { Transport } from "./call.js";

/** Makes one attempt and leaves it at that. */
export const directTransport: Transport = (_call, attempt) => attempt();
