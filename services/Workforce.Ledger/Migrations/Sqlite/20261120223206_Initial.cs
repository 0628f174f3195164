using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workforce.Ledger.Migrations.Sqlite
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
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
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
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    change_count = table.Column<int>(type: "INTEGER", nullable: false),
                    last_change_number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_revisions", x => x.revision);
                });

            migrationBuilder.CreateTable(
                name: "changes",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    change_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    made_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    withdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    fact_kind = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_changes", x => x.change_number);
                    table.CheckConstraint("CK_changes_fact_kind", "fact_kind BETWEEN 1 AND 6");
                    table.ForeignKey(
                        name: "FK_changes_revisions_revision",
                        column: x => x.revision,
                        principalTable: "revisions",
                        principalColumn: "revision",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "engagement_terms",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    engagement_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    first_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    fte = table.Column<decimal>(type: "TEXT", precision: 11, scale: 6, nullable: false),
                    post_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    role = table.Column<int>(type: "INTEGER", nullable: true)
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
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    engagement_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    worker_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    footing = table.Column<int>(type: "INTEGER", nullable: false),
                    first_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    fte = table.Column<decimal>(type: "TEXT", precision: 11, scale: 6, nullable: false),
                    start_origin = table.Column<int>(type: "INTEGER", nullable: true),
                    notice_given_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    leaving_reason = table.Column<int>(type: "INTEGER", nullable: true),
                    leaving_destination = table.Column<int>(type: "INTEGER", nullable: true),
                    post_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    role = table.Column<int>(type: "INTEGER", nullable: true)
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
                name: "organisation_units",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    first_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    parent_unit_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    last_date = table.Column<DateOnly>(type: "TEXT", nullable: true)
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
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    pipeline_starter_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    fte = table.Column<decimal>(type: "TEXT", precision: 11, scale: 6, nullable: false),
                    stage = table.Column<int>(type: "INTEGER", nullable: false),
                    expected_start_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    offer_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    checks_completed_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    post_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    role = table.Column<int>(type: "INTEGER", nullable: true)
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
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    post_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    first_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    role = table.Column<int>(type: "INTEGER", nullable: false),
                    fte = table.Column<decimal>(type: "TEXT", precision: 11, scale: 6, nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    status_reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    last_date = table.Column<DateOnly>(type: "TEXT", nullable: true)
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
                name: "workers",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    worker_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
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

            migrationBuilder.InsertData(
                table: "ledger_head",
                columns: new[] { "id", "change_number", "recorded_at", "revision" },
                values: new object[] { 1, 0L, new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 0L });

            migrationBuilder.CreateIndex(
                name: "IX_changes_source_change_id",
                table: "changes",
                columns: new[] { "source", "change_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_revisions_recorded_at",
                table: "revisions",
                column: "recorded_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "engagement_terms");

            migrationBuilder.DropTable(
                name: "engagements");

            migrationBuilder.DropTable(
                name: "ledger_head");

            migrationBuilder.DropTable(
                name: "organisation_units");

            migrationBuilder.DropTable(
                name: "pipeline_starters");

            migrationBuilder.DropTable(
                name: "posts");

            migrationBuilder.DropTable(
                name: "workers");

            migrationBuilder.DropTable(
                name: "changes");

            migrationBuilder.DropTable(
                name: "revisions");
        }
    }
}
