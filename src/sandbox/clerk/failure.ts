import { randomHex } from "../random.js";
import {
  internalError,
  invalidRequestBody,
  invalidSecretKey,
  notFound,
  requestBodyTooLarge,
  tooManyRequests,
  unsupportedContentType,
  unsupportedPlanFeatures,
} from "./errors.js";
import { type Refusal, refusal, refusalResponse } from "./refusal.js";

const makers: Readonly<Record<number, () => Refusal>> = {
  400: invalidRequestBody,
  401: invalidSecretKey,
  402: () => unsupportedPlanFeatures([]),
  403: () =>
    one(403, "authorization_invalid", "Unauthorized request", "You are not authorized to perform this request"),
  404: notFound,
  409: () =>
    one(
      409,
      "resource_locked",
      "resource busy",
      "This resource is currently being modified by another request. Please try again.",
    ),
  413: () => requestBodyTooLarge(1024 * 1024),
  415: () => unsupportedContentType("text/plain", "application/json"),
  422: () => one(422, "form_param_value_invalid", "is invalid", "The request has an invalid parameter"),
  429: () => tooManyRequests(1),
  500: internalError,
  503: () => one(503, "service_unavailable", "Service unavailable", "Service unavailable"),
  504: () => one(504, "gateway_timeout", "Gateway Timeout", "A request to a 3rd party service timed out"),
};

/** Makes Clerk's own answer for a status; it has no body where Clerk publishes no error for the status. */
export function failure(status: number): Response {
  const make = makers[status];
  return make ? refusalResponse(make(), randomHex(32)) : new Response(null, { status });
}

function one(status: number, code: string, message: string, longMessage: string): Refusal {
  return refusal(status, [{ message, long_message: longMessage, code }]);
}
