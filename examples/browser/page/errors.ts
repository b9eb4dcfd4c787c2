import type * as clerk from "orgkit/clerk";
import type * as openai from "orgkit/openai";
import type * as permit from "orgkit/permit";
import type * as polar from "orgkit/polar";

/** Every error that a call of the console can end with. */
export type ConsoleError =
  | polar.OrganizationAccessTokensListError
  | polar.OrganizationAccessTokensCreateError
  | polar.OrganizationAccessTokensUpdateError
  | polar.OrganizationAccessTokensDeleteError
  | openai.ListInvitesError
  | openai.InviteUserError
  | openai.DeleteInviteError
  | clerk.ListOrganizationsError
  | clerk.CreateOrganizationError
  | clerk.UpdateOrganizationError
  | clerk.MergeOrganizationMetadataError
  | clerk.UploadOrganizationLogoError
  | clerk.DeleteOrganizationLogoError
  | clerk.DeleteOrganizationError
  | permit.ListOrganizationsError
  | permit.CreateOrganizationError
  | permit.UpdateOrganizationError
  | permit.DeleteOrganizationError;

/** A refusal that a vendor documents. */
export type Refusal = Extract<ConsoleError, { readonly name: "HttpError" }>;
