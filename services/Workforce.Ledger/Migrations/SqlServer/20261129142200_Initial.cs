using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workforce.Ledger.Migrations.SqlServer
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ledger_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_head", x => x.id);
                    table.CheckConstraint("CK_ledger_head_id", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "revisions",
                columns: table => new
                {
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    change_count = table.Column<int>(type: "int", nullable: false),
                    last_change_number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_revisions", x => x.revision);
                });

            migrationBuilder.CreateTable(
                name: "changes",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    change_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    made_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    made_sequence = table.Column<long>(type: "bigint", nullable: false),
                    withdrawn = table.Column<bool>(type: "bit", nullable: false),
                    fact_kind = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_changes", x => x.change_number);
                    table.CheckConstraint("CK_changes_fact_kind", "fact_kind BETWEEN 1 AND 17");
                    table.ForeignKey(
                        name: "FK_changes_revisions_revision",
                        column: x => x.revision,
                        principalTable: "revisions",
                        principalColumn: "revision",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "breach_plans",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    worker_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    plan_date = table.Column<DateOnly>(type: "date", nullable: false),
                    acknowledged = table.Column<bool>(type: "bit", nullable: false),
                    plan_text = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    due_date = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_breach_plans", x => x.change_number);
                    table.ForeignKey(
                        name: "FK_breach_plans_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_weightings",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    unit_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    first_date = table.Column<DateOnly>(type: "date", nullable: false),
                    stable_points = table.Column<decimal>(type: "decimal(18,6)", precision: 18, scale: 6, nullable: false),
                    assessment_points = table.Column<decimal>(type: "decimal(18,6)", precision: 18, scale: 6, nullable: false),
                    child_in_need_points = table.Column<decimal>(type: "decimal(18,6)", precision: 18, scale: 6, nullable: false),
                    child_protection_points = table.Column<decimal>(type: "decimal(18,6)", precision: 18, scale: 6, nullable: false),
                    looked_after_points = table.Column<decimal>(type: "decimal(18,6)", precision: 18, scale: 6, nullable: false),
                    care_leaver_points = table.Column<decimal>(type: "decimal(18,6)", precision: 18, scale: 6, nullable: false),
                    other_points = table.Column<decimal>(type: "decimal(18,6)", precision: 18, scale: 6, nullable: false),
                    open_but_finished_points = table.Column<decimal>(type: "decimal(18,6)", precision: 18, scale: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_weightings", x => x.change_number);
                    table.ForeignKey(
                        name: "FK_case_weightings_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "caseload_reports",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    case_system = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    worker_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    first_date = table.Column<DateOnly>(type: "date", nullable: false),
                    unit_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    assessment = table.Column<int>(type: "int", nullable: false),
                    child_in_need = table.Column<int>(type: "int", nullable: false),
                    child_protection = table.Column<int>(type: "int", nullable: false),
                    looked_after = table.Column<int>(type: "int", nullable: false),
                    care_leaver = table.Column<int>(type: "int", nullable: false),
                    other = table.Column<int>(type: "int", nullable: false),
                    open_but_finished = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_caseload_reports", x => x.change_number);
                    table.ForeignKey(
                        name: "FK_caseload_reports_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "caseload_snapshots",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    case_system = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    snapshot_date = table.Column<DateOnly>(type: "date", nullable: false),
                    worker_count = table.Column<int>(type: "int", nullable: false),
                    covered_unit_ids = table.Column<string>(type: "nvarchar(3250)", maxLength: 3250, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_caseload_snapshots", x => x.change_number);
                    table.ForeignKey(
                        name: "FK_caseload_snapshots_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "caseload_thresholds",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    threshold_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    unit_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    role = table.Column<int>(type: "int", nullable: true),
                    worker_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    basis = table.Column<int>(type: "int", nullable: false),
                    case_limit = table.Column<decimal>(type: "decimal(18,6)", precision: 18, scale: 6, nullable: false),
                    amber_limit = table.Column<decimal>(type: "decimal(18,6)", precision: 18, scale: 6, nullable: true),
                    first_date = table.Column<DateOnly>(type: "date", nullable: false),
                    must_be_met_by_date = table.Column<DateOnly>(type: "date", nullable: true),
                    last_date = table.Column<DateOnly>(type: "date", nullable: true),
                    protection = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    limit_rounding = table.Column<int>(type: "int", nullable: false),
                    note = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_caseload_thresholds", x => x.change_number);
                    table.CheckConstraint("CK_caseload_thresholds_basis", "basis BETWEEN 1 AND 3");
                    table.CheckConstraint("CK_caseload_thresholds_limit_rounding", "limit_rounding BETWEEN 1 AND 4");
                    table.CheckConstraint("CK_caseload_thresholds_role", "role BETWEEN 1 AND 7");
                    table.ForeignKey(
                        name: "FK_caseload_thresholds_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "engagement_terms",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    engagement_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    first_date = table.Column<DateOnly>(type: "date", nullable: false),
                    fte = table.Column<decimal>(type: "decimal(11,6)", precision: 11, scale: 6, nullable: false),
                    post_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    unit_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    role = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_engagement_terms", x => x.change_number);
                    table.CheckConstraint("CK_engagement_terms_placement", "(post_id IS NULL AND unit_id IS NOT NULL AND role IS NOT NULL) OR (post_id IS NOT NULL AND unit_id IS NULL AND role IS NULL)");
                    table.CheckConstraint("CK_engagement_terms_role", "role BETWEEN 1 AND 7");
                    table.ForeignKey(
                        name: "FK_engagement_terms_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "engagements",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    engagement_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    worker_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    footing = table.Column<int>(type: "int", nullable: false),
                    first_date = table.Column<DateOnly>(type: "date", nullable: false),
                    last_date = table.Column<DateOnly>(type: "date", nullable: true),
                    fte = table.Column<decimal>(type: "decimal(11,6)", precision: 11, scale: 6, nullable: false),
                    start_origin = table.Column<int>(type: "int", nullable: true),
                    notice_given_date = table.Column<DateOnly>(type: "date", nullable: true),
                    leaving_reason = table.Column<int>(type: "int", nullable: true),
                    leaving_destination = table.Column<int>(type: "int", nullable: true),
                    post_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    unit_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    role = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_engagements", x => x.change_number);
                    table.CheckConstraint("CK_engagements_footing", "footing BETWEEN 1 AND 4");
                    table.CheckConstraint("CK_engagements_leaving_destination", "leaving_destination BETWEEN 1 AND 9");
                    table.CheckConstraint("CK_engagements_leaving_reason", "leaving_reason BETWEEN 1 AND 10");
                    table.CheckConstraint("CK_engagements_placement", "(post_id IS NULL AND unit_id IS NOT NULL AND role IS NOT NULL) OR (post_id IS NOT NULL AND unit_id IS NULL AND role IS NULL)");
                    table.CheckConstraint("CK_engagements_role", "role BETWEEN 1 AND 7");
                    table.CheckConstraint("CK_engagements_start_origin", "start_origin BETWEEN 1 AND 10");
                    table.ForeignKey(
                        name: "FK_engagements_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "frozen_figures",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    figure_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    label = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    as_of_date = table.Column<DateOnly>(type: "date", nullable: false),
                    as_known_revision = table.Column<long>(type: "bigint", nullable: false),
                    numerator = table.Column<decimal>(type: "decimal(28,10)", precision: 28, scale: 10, nullable: true),
                    denominator = table.Column<decimal>(type: "decimal(28,10)", precision: 28, scale: 10, nullable: true),
                    unrounded_value = table.Column<decimal>(type: "decimal(28,10)", precision: 28, scale: 10, nullable: true),
                    no_value_reason = table.Column<int>(type: "int", nullable: true),
                    decimal_places = table.Column<int>(type: "int", nullable: false),
                    truncated = table.Column<bool>(type: "bit", nullable: false),
                    unit_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    role_bits = table.Column<int>(type: "int", nullable: false),
                    measure = table.Column<int>(type: "int", nullable: false),
                    definition = table.Column<int>(type: "int", nullable: false),
                    month_alone = table.Column<bool>(type: "bit", nullable: false),
                    by_heads = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frozen_figures", x => x.change_number);
                    table.CheckConstraint("CK_frozen_figures_measure", "measure BETWEEN 1 AND 5");
                    table.CheckConstraint("CK_frozen_figures_no_value_reason", "no_value_reason BETWEEN 1 AND 4");
                    table.ForeignKey(
                        name: "FK_frozen_figures_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_units",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    unit_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    first_date = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    parent_unit_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    last_date = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_units", x => x.change_number);
                    table.CheckConstraint("CK_organisation_units_kind", "kind BETWEEN 1 AND 3");
                    table.ForeignKey(
                        name: "FK_organisation_units_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pipeline_starters",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    pipeline_starter_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    fte = table.Column<decimal>(type: "decimal(11,6)", precision: 11, scale: 6, nullable: false),
                    stage = table.Column<int>(type: "int", nullable: false),
                    expected_start_date = table.Column<DateOnly>(type: "date", nullable: true),
                    offer_date = table.Column<DateOnly>(type: "date", nullable: true),
                    checks_completed_date = table.Column<DateOnly>(type: "date", nullable: true),
                    post_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    unit_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    role = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pipeline_starters", x => x.change_number);
                    table.CheckConstraint("CK_pipeline_starters_placement", "(post_id IS NULL AND unit_id IS NOT NULL AND role IS NOT NULL) OR (post_id IS NOT NULL AND unit_id IS NULL AND role IS NULL)");
                    table.CheckConstraint("CK_pipeline_starters_role", "role BETWEEN 1 AND 7");
                    table.CheckConstraint("CK_pipeline_starters_stage", "stage BETWEEN 1 AND 7");
                    table.ForeignKey(
                        name: "FK_pipeline_starters_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "posts",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    post_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    first_date = table.Column<DateOnly>(type: "date", nullable: false),
                    unit_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    role = table.Column<int>(type: "int", nullable: false),
                    fte = table.Column<decimal>(type: "decimal(11,6)", precision: 11, scale: 6, nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    status_reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    last_date = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_posts", x => x.change_number);
                    table.CheckConstraint("CK_posts_role", "role BETWEEN 1 AND 7");
                    table.CheckConstraint("CK_posts_status", "status BETWEEN 1 AND 4");
                    table.ForeignKey(
                        name: "FK_posts_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reporting_gaps",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    reporting_gap_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    unit_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    first_date = table.Column<DateOnly>(type: "date", nullable: false),
                    last_date = table.Column<DateOnly>(type: "date", nullable: true),
                    figure_bits = table.Column<int>(type: "int", nullable: false),
                    reason = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reporting_gaps", x => x.change_number);
                    table.CheckConstraint("CK_reporting_gaps_reason", "reason BETWEEN 1 AND 2");
                    table.ForeignKey(
                        name: "FK_reporting_gaps_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "targets",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    target_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    direction = table.Column<int>(type: "int", nullable: false),
                    target_limit = table.Column<decimal>(type: "decimal(18,6)", precision: 18, scale: 6, nullable: false),
                    amber_margin = table.Column<decimal>(type: "decimal(18,6)", precision: 18, scale: 6, nullable: false),
                    first_date = table.Column<DateOnly>(type: "date", nullable: false),
                    must_be_met_by_date = table.Column<DateOnly>(type: "date", nullable: false),
                    last_date = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    unit_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    role_bits = table.Column<int>(type: "int", nullable: false),
                    measure = table.Column<int>(type: "int", nullable: false),
                    definition = table.Column<int>(type: "int", nullable: false),
                    month_alone = table.Column<bool>(type: "bit", nullable: false),
                    by_heads = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_targets", x => x.change_number);
                    table.CheckConstraint("CK_targets_direction", "direction BETWEEN 1 AND 2");
                    table.CheckConstraint("CK_targets_measure", "measure BETWEEN 1 AND 5");
                    table.ForeignKey(
                        name: "FK_targets_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "unallocated_cases",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    case_system = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    unit_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    first_date = table.Column<DateOnly>(type: "date", nullable: false),
                    assessment = table.Column<int>(type: "int", nullable: false),
                    child_in_need = table.Column<int>(type: "int", nullable: false),
                    child_protection = table.Column<int>(type: "int", nullable: false),
                    looked_after = table.Column<int>(type: "int", nullable: false),
                    care_leaver = table.Column<int>(type: "int", nullable: false),
                    other = table.Column<int>(type: "int", nullable: false),
                    open_but_finished = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unallocated_cases", x => x.change_number);
                    table.ForeignKey(
                        name: "FK_unallocated_cases_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "workers",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    worker_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    name_erased = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workers", x => x.change_number);
                    table.ForeignKey(
                        name: "FK_workers_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    entry_number = table.Column<long>(type: "bigint", nullable: false),
                    caller = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    method = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    unit_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    worker_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    status_code = table.Column<int>(type: "int", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    first_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    last_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    call_count = table.Column<long>(type: "bigint", nullable: false),
                    item_count = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    trimmed_through = table.Column<long>(type: "bigint", nullable: true),
                    trimmed_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    entry_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entries", x => x.entry_number);
                });

            migrationBuilder.CreateTable(
                name: "audit_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    entry_number = table.Column<long>(type: "bigint", nullable: false),
                    entry_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_head", x => x.id);
                    table.CheckConstraint("CK_audit_head_id", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "name_erasures",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    worker_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_name_erasures", x => x.change_number);
                    table.ForeignKey(
                        name: "FK_name_erasures_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "applied_extracts",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    extract_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    unit_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    as_of_date = table.Column<DateOnly>(type: "date", nullable: false),
                    cover_bits = table.Column<int>(type: "int", nullable: false),
                    row_count = table.Column<int>(type: "int", nullable: false),
                    digest = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_applied_extracts", x => x.change_number);
                    table.ForeignKey(
                        name: "FK_applied_extracts_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            // In plain words: EF's own looks for identity columns first, in views that not every server has.
            migrationBuilder.Sql("INSERT INTO [ledger_head] ([id], [change_number], [recorded_at], [revision]) VALUES (1, 0, '1970-01-01T00:00:00', 0);");
            migrationBuilder.Sql("INSERT INTO [audit_head] ([id], [entry_hash], [entry_number]) VALUES (1, N'0000000000000000000000000000000000000000000000000000000000000000', 0);");

            migrationBuilder.CreateIndex(
                name: "IX_changes_source_change_id",
                table: "changes",
                columns: new[] { "source", "change_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_revisions_recorded_at",
                table: "revisions",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_last_at",
                table: "audit_entries",
                column: "last_at");

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_worker_id",
                table: "audit_entries",
                column: "worker_id");

            migrationBuilder.CreateIndex(
                name: "IX_name_erasures_worker_id",
                table: "name_erasures",
                column: "worker_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "applied_extracts");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "audit_head");

            migrationBuilder.DropTable(
                name: "name_erasures");

            migrationBuilder.DropTable(
                name: "breach_plans");

            migrationBuilder.DropTable(
                name: "case_weightings");

            migrationBuilder.DropTable(
                name: "caseload_reports");

            migrationBuilder.DropTable(
                name: "caseload_snapshots");

            migrationBuilder.DropTable(
                name: "caseload_thresholds");

            migrationBuilder.DropTable(
                name: "engagement_terms");

            migrationBuilder.DropTable(
                name: "engagements");

            migrationBuilder.DropTable(
                name: "frozen_figures");

            migrationBuilder.DropTable(
                name: "ledger_head");

            migrationBuilder.DropTable(
                name: "organisation_units");

            migrationBuilder.DropTable(
                name: "pipeline_starters");

            migrationBuilder.DropTable(
                name: "posts");

            migrationBuilder.DropTable(
                name: "reporting_gaps");

            migrationBuilder.DropTable(
                name: "targets");

            migrationBuilder.DropTable(
                name: "unallocated_cases");

            migrationBuilder.DropTable(
                name: "workers");

            migrationBuilder.DropTable(
                name: "changes");

            migrationBuilder.DropTable(
                name: "revisions");
        }
    }
}
