import { clerkOperations } from "./clerk.js";
import { openaiOperations } from "./openai.js";
import type { Operation } from "./operation.js";
import { permitOperations } from "./permit.js";
import { polarOperations } from "./polar.js";

/** All operations of all vendors. */
export const operations: readonly Operation[] = [
  ...polarOperations,
  ...openaiOperations,
  ...clerkOperations,
  ...permitOperations,
];
