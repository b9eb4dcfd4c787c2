import type { ClerkError } from "./refusal.js";

function fieldError(param: string, code: string, message: string, longMessage = message): ClerkError {
  return { message, long_message: longMessage, code, meta: { param_name: param } };
}

export const missing = (param: string) =>
  fieldError(param, "form_param_missing", "is missing", `${param} must be included.`);

export const blank = (param: string) => fieldError(param, "form_param_nil", `Enter ${param}.`);

export const unknown = (param: string) =>
  fieldError(param, "form_param_unknown", "is unknown", `${param} is not a valid parameter for this request.`);

export const wrongType = (param: string, type: string) =>
  fieldError(param, "form_param_type_invalid", "is invalid", `\`${param}\` must be a \`${type}\`.`);

export const wrongValue = (param: string, value: string) =>
  fieldError(
    param,
    "form_param_value_invalid",
    "is invalid",
    `${value} does not match one of the allowed values for parameter ${param}`,
  );

export const wrongMetadata = (param: string) =>
  fieldError(param, "form_param_value_invalid", "is invalid", `${param} must be a valid JSON object.`);

export const wrongFormat = (param: string, rule: string) =>
  fieldError(param, "form_param_format_invalid", "is invalid", `${param} ${rule}`);

export const wrongTime = (param: string) =>
  fieldError(
    param,
    "form_param_invalid_time",
    "invalid format",
    `${param} must contain a datetime specified in RFC3339 format (e.g. \`2022-10-20T10:00:27.645Z\`).`,
  );

export const tooLong = (param: string, max: number) =>
  fieldError(
    param,
    "form_param_max_length_exceeded",
    "exceeds maximum length",
    `${param} should not exceed ${max} characters.`,
  );

export const tooMany = (param: string, max: number) =>
  fieldError(
    param,
    "form_param_array_size_exceeded",
    "exceeds maximum size",
    `${param} should not exceed ${max} items.`,
  );

export const tooLarge = (param: string, maxBytes: number) =>
  fieldError(
    param,
    "form_param_exceeds_allowed_size",
    `The given ${param} exceeds the maximum allowed size of ${maxBytes} bytes (${maxBytes / 1024} KB).`,
  );

export const invalidName = (name: string, reason: string) =>
  fieldError(
    "name",
    "form_param_value_invalid",
    "invalid organization name",
    `The organization name ${JSON.stringify(name)} is invalid: ${reason}`,
  );

export const taken = (param: string) =>
  fieldError(param, "form_identifier_exists", `That ${param} is taken. Please try another.`);

export const noSuchResource = (param: string) =>
  fieldError(
    param,
    "form_resource_not_found",
    "is missing",
    `The resource associated with the supplied ${param} was not found.`,
  );
