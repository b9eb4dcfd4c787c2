export type {
  Forbidden,
  ForbiddenToWrite,
  HTTPValidationError,
  ResourceNotFound,
  Unauthorized,
  ValidationIssue,
} from "../../models/polar/errors.js";
export type { PolarList, PolarListResult } from "../../models/polar/list.js";
export type {
  OrganizationAccessToken,
  OrganizationAccessTokenCreateResponse,
  OrganizationAccessTokenSortProperty,
} from "../../models/polar/organizationAccessToken.js";
export type { Scope } from "../../models/polar/scope.js";
export type { PolarOptions } from "../../models/polar/vendor.js";
export * from "./organizationAccessTokensCreate.js";
export * from "./organizationAccessTokensDelete.js";
export * from "./organizationAccessTokensList.js";
export * from "./organizationAccessTokensUpdate.js";
