/**
 * What all vendors share: results, errors, walking over lists, budgets.
 *
 * @packageDocumentation
 */
export { type Category, categorize } from "./categorize.js";
export { type BudgetOptions, withBudget } from "./core/budget.js";
export type { Core } from "./core/core.js";
export {
  AbortError,
  type AnyError,
  CallError,
  type Cause,
  type CommonError,
  ConnectionError,
  CredentialError,
  type CredentialReason,
  type ErrorFacts,
  HttpError,
  type Issue,
  RequestValidationError,
  ResponseValidationError,
  TimeoutError,
  UnexpectedError,
  UnexpectedStatusError,
} from "./core/errors.js";
export type {
  CallOptions,
  CoreOptions,
  FetchOptions,
  HeaderRecord,
  Hooks,
  IncomingResponse,
  Logger,
  LogLevel,
  OutgoingRequest,
  PlannedRetry,
  RetryOptions,
  Validate,
} from "./core/options.js";
export type { Page, PageResult } from "./core/page.js";
export * from "./core/result.js";
export { type Collected, type CollectResult, collect, items, type Listing } from "./core/walk.js";
