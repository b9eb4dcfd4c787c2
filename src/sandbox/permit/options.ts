/** Switches of the Permit.io sandbox. */
export interface PermitSandboxOptions {
  /**
   * How far a key reaches that `credentials` does not name: `"every"`, the default, sees, changes and creates every
   * organization; `"own"` reaches the active organization only and creates none, as at the vendor.
   */
  keyReach?: "every" | "own";
  /** Form of the ids in answers: 32 hexadecimal digits, the default, or with dashes. Paths take both forms. */
  idFormat?: "hex" | "dashed";
  /** Status for an organization that exists but is somebody else's; 403 unless told otherwise. */
  foreignOrganizationStatus?: 403 | 404;
  /** Status for a key whose level or access level is too low; 403 unless told otherwise. */
  insufficientAccessStatus?: 403 | 401;
  /** Time between a deletion and its `delete_after`; 10 days unless told otherwise. */
  gracePeriodMs?: number;
  /** Answers a deletion with 204 and no body, as the vendor once did; false unless told otherwise. */
  legacyDelete?: boolean;
}

/** Says how much a key may do, least first: `no_access`, `read`, `write`, `admin`. */
export type PermitAccessLevel = "no_access" | "read" | "write" | "admin";

/** Describes a Permit.io key, or a person's token, that is judged for what it is. */
export interface PermitCredential {
  vendor: "permit";
  token: string;
  /** Key of the organization it belongs to, made when there is none; the active organization unless told otherwise. */
  organization?: string;
  /** Id of the project it belongs to: makes it a project key. */
  projectId?: string;
  /** Id of the environment it belongs to: makes it an environment key. */
  environmentId?: string;
  /** `admin` unless told otherwise. */
  accessLevel?: PermitAccessLevel;
  /** Has the vendor's special permission to create organizations; false unless told otherwise. */
  canCreateOrganizations?: boolean;
  /** Is a person's token, which sees every organization and has `organization` selected; false unless told otherwise. */
  isHuman?: boolean;
}

/** Has nothing: the operations and the options bring about all that the Permit.io sandbox can do. */
export type PermitControls = Record<string, never>;
