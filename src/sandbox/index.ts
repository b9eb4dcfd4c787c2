/**
 * Imitates Polar, OpenAI, Clerk and Permit.io in memory, for demos and tests.
 *
 * @packageDocumentation
 */
export type { ClerkControls, ClerkCredential, ClerkSandboxOptions } from "./clerk/options.js";
export type { OpenAIControls, OpenAICredential, OpenAISandboxOptions, OpenAIScope } from "./openai/options.js";
export type { PermitAccessLevel, PermitControls, PermitCredential, PermitSandboxOptions } from "./permit/options.js";
export type { PolarControls, PolarCredential, PolarRole, PolarSandboxOptions, PolarServer } from "./polar/options.js";
export { createSandbox } from "./sandbox.js";
export { type SandboxServer, type ServeSandboxOptions, serveSandbox } from "./serve.js";
export type {
  Fault,
  RecordedFormPart,
  RecordedRequest,
  Sandbox,
  SandboxCredential,
  SandboxOperation,
  SandboxOptions,
  SandboxVendor,
} from "./types.js";
