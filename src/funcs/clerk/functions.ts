export type {
  AuthenticationInvalid,
  AuthorizationInvalid,
  BadRequest,
  ClerkError,
  ClerkErrors,
  ContentTooLarge,
  GatewayTimeout,
  InternalError,
  PaymentRequired,
  ResourceLocked,
  ResourceNotFound,
  ServiceUnavailable,
  TooManyRequests,
  UnprocessableEntity,
  UnsupportedContentType,
} from "../../models/clerk/errors.js";
export type { ClerkList, ClerkListResult } from "../../models/clerk/list.js";
export type { DeletedObject, Organization, OrganizationWithLogo } from "../../models/clerk/organization.js";
export type { OrganizationSortProperty } from "../../models/clerk/requestFields.js";
export type { ClerkOptions } from "../../models/clerk/vendor.js";
export * from "./createOrganization.js";
export * from "./deleteOrganization.js";
export * from "./deleteOrganizationLogo.js";
export * from "./getOrganization.js";
export * from "./listOrganizations.js";
export * from "./mergeOrganizationMetadata.js";
export * from "./updateOrganization.js";
export * from "./uploadOrganizationLogo.js";
