IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [ledger_head] (
        [id] int NOT NULL,
        [revision] bigint NOT NULL,
        [change_number] bigint NOT NULL,
        [recorded_at] datetime2(6) NOT NULL,
        CONSTRAINT [PK_ledger_head] PRIMARY KEY ([id]),
        CONSTRAINT [CK_ledger_head_id] CHECK (id = 1)
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [revisions] (
        [revision] bigint NOT NULL,
        [recorded_at] datetime2(6) NOT NULL,
        [change_count] int NOT NULL,
        [last_change_number] bigint NOT NULL,
        CONSTRAINT [PK_revisions] PRIMARY KEY ([revision])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [changes] (
        [change_number] bigint NOT NULL,
        [revision] bigint NOT NULL,
        [source] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [change_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [made_at] datetime2(6) NOT NULL,
        [made_sequence] bigint NOT NULL,
        [withdrawn] bit NOT NULL,
        [fact_kind] int NOT NULL,
        CONSTRAINT [PK_changes] PRIMARY KEY ([change_number]),
        CONSTRAINT [CK_changes_fact_kind] CHECK (fact_kind BETWEEN 1 AND 17),
        CONSTRAINT [FK_changes_revisions_revision] FOREIGN KEY ([revision]) REFERENCES [revisions] ([revision]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [breach_plans] (
        [change_number] bigint NOT NULL,
        [worker_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [plan_date] date NOT NULL,
        [acknowledged] bit NOT NULL,
        [plan_text] nvarchar(200) NOT NULL,
        [due_date] date NULL,
        CONSTRAINT [PK_breach_plans] PRIMARY KEY ([change_number]),
        CONSTRAINT [FK_breach_plans_changes_change_number] FOREIGN KEY ([change_number]) REFERENCES [changes] ([change_number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [case_weightings] (
        [change_number] bigint NOT NULL,
        [unit_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [first_date] date NOT NULL,
        [stable_points] decimal(18,6) NOT NULL,
        [assessment_points] decimal(18,6) NOT NULL,
        [child_in_need_points] decimal(18,6) NOT NULL,
        [child_protection_points] decimal(18,6) NOT NULL,
        [looked_after_points] decimal(18,6) NOT NULL,
        [care_leaver_points] decimal(18,6) NOT NULL,
        [other_points] decimal(18,6) NOT NULL,
        [open_but_finished_points] decimal(18,6) NOT NULL,
        CONSTRAINT [PK_case_weightings] PRIMARY KEY ([change_number]),
        CONSTRAINT [FK_case_weightings_changes_change_number] FOREIGN KEY ([change_number]) REFERENCES [changes] ([change_number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [caseload_reports] (
        [change_number] bigint NOT NULL,
        [case_system] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [worker_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [first_date] date NOT NULL,
        [unit_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [assessment] int NOT NULL,
        [child_in_need] int NOT NULL,
        [child_protection] int NOT NULL,
        [looked_after] int NOT NULL,
        [care_leaver] int NOT NULL,
        [other] int NOT NULL,
        [open_but_finished] int NOT NULL,
        CONSTRAINT [PK_caseload_reports] PRIMARY KEY ([change_number]),
        CONSTRAINT [FK_caseload_reports_changes_change_number] FOREIGN KEY ([change_number]) REFERENCES [changes] ([change_number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [caseload_snapshots] (
        [change_number] bigint NOT NULL,
        [case_system] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [snapshot_date] date NOT NULL,
        [worker_count] int NOT NULL,
        [covered_unit_ids] nvarchar(3250) NULL,
        CONSTRAINT [PK_caseload_snapshots] PRIMARY KEY ([change_number]),
        CONSTRAINT [FK_caseload_snapshots_changes_change_number] FOREIGN KEY ([change_number]) REFERENCES [changes] ([change_number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [caseload_thresholds] (
        [change_number] bigint NOT NULL,
        [threshold_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [unit_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [role] int NULL,
        [worker_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [basis] int NOT NULL,
        [case_limit] decimal(18,6) NOT NULL,
        [amber_limit] decimal(18,6) NULL,
        [first_date] date NOT NULL,
        [must_be_met_by_date] date NULL,
        [last_date] date NULL,
        [protection] nvarchar(200) NOT NULL,
        [limit_rounding] int NOT NULL,
        [note] nvarchar(200) NOT NULL,
        CONSTRAINT [PK_caseload_thresholds] PRIMARY KEY ([change_number]),
        CONSTRAINT [CK_caseload_thresholds_basis] CHECK (basis BETWEEN 1 AND 3),
        CONSTRAINT [CK_caseload_thresholds_limit_rounding] CHECK (limit_rounding BETWEEN 1 AND 4),
        CONSTRAINT [CK_caseload_thresholds_role] CHECK (role BETWEEN 1 AND 7),
        CONSTRAINT [FK_caseload_thresholds_changes_change_number] FOREIGN KEY ([change_number]) REFERENCES [changes] ([change_number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [engagement_terms] (
        [change_number] bigint NOT NULL,
        [engagement_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [first_date] date NOT NULL,
        [fte] decimal(11,6) NOT NULL,
        [post_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [unit_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [role] int NULL,
        CONSTRAINT [PK_engagement_terms] PRIMARY KEY ([change_number]),
        CONSTRAINT [CK_engagement_terms_placement] CHECK ((post_id IS NULL AND unit_id IS NOT NULL AND role IS NOT NULL) OR (post_id IS NOT NULL AND unit_id IS NULL AND role IS NULL)),
        CONSTRAINT [CK_engagement_terms_role] CHECK (role BETWEEN 1 AND 7),
        CONSTRAINT [FK_engagement_terms_changes_change_number] FOREIGN KEY ([change_number]) REFERENCES [changes] ([change_number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [engagements] (
        [change_number] bigint NOT NULL,
        [engagement_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [worker_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [footing] int NOT NULL,
        [first_date] date NOT NULL,
        [last_date] date NULL,
        [fte] decimal(11,6) NOT NULL,
        [start_origin] int NULL,
        [notice_given_date] date NULL,
        [leaving_reason] int NULL,
        [leaving_destination] int NULL,
        [post_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [unit_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [role] int NULL,
        CONSTRAINT [PK_engagements] PRIMARY KEY ([change_number]),
        CONSTRAINT [CK_engagements_footing] CHECK (footing BETWEEN 1 AND 4),
        CONSTRAINT [CK_engagements_leaving_destination] CHECK (leaving_destination BETWEEN 1 AND 9),
        CONSTRAINT [CK_engagements_leaving_reason] CHECK (leaving_reason BETWEEN 1 AND 10),
        CONSTRAINT [CK_engagements_placement] CHECK ((post_id IS NULL AND unit_id IS NOT NULL AND role IS NOT NULL) OR (post_id IS NOT NULL AND unit_id IS NULL AND role IS NULL)),
        CONSTRAINT [CK_engagements_role] CHECK (role BETWEEN 1 AND 7),
        CONSTRAINT [CK_engagements_start_origin] CHECK (start_origin BETWEEN 1 AND 10),
        CONSTRAINT [FK_engagements_changes_change_number] FOREIGN KEY ([change_number]) REFERENCES [changes] ([change_number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [frozen_figures] (
        [change_number] bigint NOT NULL,
        [figure_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [label] nvarchar(200) NOT NULL,
        [as_of_date] date NOT NULL,
        [as_known_revision] bigint NOT NULL,
        [numerator] decimal(28,10) NULL,
        [denominator] decimal(28,10) NULL,
        [unrounded_value] decimal(28,10) NULL,
        [no_value_reason] int NULL,
        [decimal_places] int NOT NULL,
        [truncated] bit NOT NULL,
        [unit_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [role_bits] int NOT NULL,
        [measure] int NOT NULL,
        [definition] int NOT NULL,
        [month_alone] bit NOT NULL,
        [by_heads] bit NOT NULL,
        CONSTRAINT [PK_frozen_figures] PRIMARY KEY ([change_number]),
        CONSTRAINT [CK_frozen_figures_measure] CHECK (measure BETWEEN 1 AND 5),
        CONSTRAINT [CK_frozen_figures_no_value_reason] CHECK (no_value_reason BETWEEN 1 AND 4),
        CONSTRAINT [FK_frozen_figures_changes_change_number] FOREIGN KEY ([change_number]) REFERENCES [changes] ([change_number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [organisation_units] (
        [change_number] bigint NOT NULL,
        [unit_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [first_date] date NOT NULL,
        [kind] int NOT NULL,
        [name] nvarchar(200) NOT NULL,
        [parent_unit_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [last_date] date NULL,
        CONSTRAINT [PK_organisation_units] PRIMARY KEY ([change_number]),
        CONSTRAINT [CK_organisation_units_kind] CHECK (kind BETWEEN 1 AND 3),
        CONSTRAINT [FK_organisation_units_changes_change_number] FOREIGN KEY ([change_number]) REFERENCES [changes] ([change_number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [pipeline_starters] (
        [change_number] bigint NOT NULL,
        [pipeline_starter_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [fte] decimal(11,6) NOT NULL,
        [stage] int NOT NULL,
        [expected_start_date] date NULL,
        [offer_date] date NULL,
        [checks_completed_date] date NULL,
        [post_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [unit_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [role] int NULL,
        CONSTRAINT [PK_pipeline_starters] PRIMARY KEY ([change_number]),
        CONSTRAINT [CK_pipeline_starters_placement] CHECK ((post_id IS NULL AND unit_id IS NOT NULL AND role IS NOT NULL) OR (post_id IS NOT NULL AND unit_id IS NULL AND role IS NULL)),
        CONSTRAINT [CK_pipeline_starters_role] CHECK (role BETWEEN 1 AND 7),
        CONSTRAINT [CK_pipeline_starters_stage] CHECK (stage BETWEEN 1 AND 7),
        CONSTRAINT [FK_pipeline_starters_changes_change_number] FOREIGN KEY ([change_number]) REFERENCES [changes] ([change_number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [posts] (
        [change_number] bigint NOT NULL,
        [post_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [first_date] date NOT NULL,
        [unit_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [role] int NOT NULL,
        [fte] decimal(11,6) NOT NULL,
        [status] int NOT NULL,
        [status_reason] nvarchar(200) NOT NULL,
        [title] nvarchar(200) NOT NULL,
        [last_date] date NULL,
        CONSTRAINT [PK_posts] PRIMARY KEY ([change_number]),
        CONSTRAINT [CK_posts_role] CHECK (role BETWEEN 1 AND 7),
        CONSTRAINT [CK_posts_status] CHECK (status BETWEEN 1 AND 4),
        CONSTRAINT [FK_posts_changes_change_number] FOREIGN KEY ([change_number]) REFERENCES [changes] ([change_number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [reporting_gaps] (
        [change_number] bigint NOT NULL,
        [reporting_gap_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [unit_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [first_date] date NOT NULL,
        [last_date] date NULL,
        [figure_bits] int NOT NULL,
        [reason] int NOT NULL,
        CONSTRAINT [PK_reporting_gaps] PRIMARY KEY ([change_number]),
        CONSTRAINT [CK_reporting_gaps_reason] CHECK (reason BETWEEN 1 AND 2),
        CONSTRAINT [FK_reporting_gaps_changes_change_number] FOREIGN KEY ([change_number]) REFERENCES [changes] ([change_number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [targets] (
        [change_number] bigint NOT NULL,
        [target_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [direction] int NOT NULL,
        [target_limit] decimal(18,6) NOT NULL,
        [amber_margin] decimal(18,6) NOT NULL,
        [first_date] date NOT NULL,
        [must_be_met_by_date] date NOT NULL,
        [last_date] date NULL,
        [note] nvarchar(200) NOT NULL,
        [unit_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [role_bits] int NOT NULL,
        [measure] int NOT NULL,
        [definition] int NOT NULL,
        [month_alone] bit NOT NULL,
        [by_heads] bit NOT NULL,
        CONSTRAINT [PK_targets] PRIMARY KEY ([change_number]),
        CONSTRAINT [CK_targets_direction] CHECK (direction BETWEEN 1 AND 2),
        CONSTRAINT [CK_targets_measure] CHECK (measure BETWEEN 1 AND 5),
        CONSTRAINT [FK_targets_changes_change_number] FOREIGN KEY ([change_number]) REFERENCES [changes] ([change_number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [unallocated_cases] (
        [change_number] bigint NOT NULL,
        [case_system] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [unit_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [first_date] date NOT NULL,
        [assessment] int NOT NULL,
        [child_in_need] int NOT NULL,
        [child_protection] int NOT NULL,
        [looked_after] int NOT NULL,
        [care_leaver] int NOT NULL,
        [other] int NOT NULL,
        [open_but_finished] int NOT NULL,
        CONSTRAINT [PK_unallocated_cases] PRIMARY KEY ([change_number]),
        CONSTRAINT [FK_unallocated_cases_changes_change_number] FOREIGN KEY ([change_number]) REFERENCES [changes] ([change_number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [workers] (
        [change_number] bigint NOT NULL,
        [worker_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [name] nvarchar(200) NOT NULL,
        [name_erased] bit NOT NULL,
        CONSTRAINT [PK_workers] PRIMARY KEY ([change_number]),
        CONSTRAINT [FK_workers_changes_change_number] FOREIGN KEY ([change_number]) REFERENCES [changes] ([change_number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [audit_entries] (
        [entry_number] bigint NOT NULL,
        [caller] nvarchar(200) NOT NULL,
        [method] nvarchar(200) NOT NULL,
        [unit_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [worker_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [status_code] int NOT NULL,
        [reason] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [first_at] datetime2(6) NOT NULL,
        [last_at] datetime2(6) NOT NULL,
        [call_count] bigint NOT NULL,
        [item_count] bigint NOT NULL,
        [revision] bigint NOT NULL,
        [trimmed_through] bigint NULL,
        [trimmed_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [entry_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_audit_entries] PRIMARY KEY ([entry_number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [audit_head] (
        [id] int NOT NULL,
        [entry_number] bigint NOT NULL,
        [entry_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_audit_head] PRIMARY KEY ([id]),
        CONSTRAINT [CK_audit_head_id] CHECK (id = 1)
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [name_erasures] (
        [change_number] bigint NOT NULL,
        [worker_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_name_erasures] PRIMARY KEY ([change_number]),
        CONSTRAINT [FK_name_erasures_changes_change_number] FOREIGN KEY ([change_number]) REFERENCES [changes] ([change_number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE TABLE [applied_extracts] (
        [change_number] bigint NOT NULL,
        [source] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [extract_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [unit_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [as_of_date] date NOT NULL,
        [cover_bits] int NOT NULL,
        [row_count] int NOT NULL,
        [digest] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_applied_extracts] PRIMARY KEY ([change_number]),
        CONSTRAINT [FK_applied_extracts_changes_change_number] FOREIGN KEY ([change_number]) REFERENCES [changes] ([change_number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    INSERT INTO [ledger_head] ([id], [change_number], [recorded_at], [revision]) VALUES (1, 0, '1970-01-01T00:00:00', 0);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    INSERT INTO [audit_head] ([id], [entry_hash], [entry_number]) VALUES (1, N'0000000000000000000000000000000000000000000000000000000000000000', 0);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_changes_source_change_id] ON [changes] ([source], [change_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE INDEX [IX_revisions_recorded_at] ON [revisions] ([recorded_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE INDEX [IX_audit_entries_last_at] ON [audit_entries] ([last_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE INDEX [IX_audit_entries_worker_id] ON [audit_entries] ([worker_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    CREATE INDEX [IX_name_erasures_worker_id] ON [name_erasures] ([worker_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129142200_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261129142200_Initial', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130134200_ExactComparison'
)
BEGIN
    ALTER TABLE [audit_entries] ALTER COLUMN [caller] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130134200_ExactComparison'
)
BEGIN
    ALTER TABLE [audit_entries] ALTER COLUMN [method] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130134200_ExactComparison'
)
BEGIN
    ALTER TABLE [workers] ALTER COLUMN [name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130134200_ExactComparison'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261130134200_ExactComparison', N'10.0.14');
END;

COMMIT;
GO
