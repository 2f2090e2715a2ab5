using Foundry.Analyzers.Generator;

// The exit code is the number of changed files, so CI fails unless everything is up to date.
var output = new Output(Output.FindRepository(args.FirstOrDefault() ?? Environment.CurrentDirectory));
var rules = RuleInfo.ReadAll();

foreach (var rule in rules)
    RulePage.Write(output, rule);
LifeCycleTables.Write(output);
ConfigurationTables.Write(output);
RuleTable.Write(output, "README.md", rules, "docs/rules/");
RuleTable.WriteByArea(output, "docs/README.md", rules, "rules/");
Presets.Write(output, rules);
EditorConfig.Write(output, rules);
ReleaseFile.Write(output, rules);

var catalog = CatalogData.Read(output);
CatalogCode.Write(output, catalog);
AccessTable.Write(output, catalog);
LeastRoleCode.Write(output, catalog);
ErrorCatalogue.Write(output, catalog);

var changes = output.Changed == 0 ? "nothing to change" : $"{output.Changed} files changed";
Console.WriteLine($"{rules.Count} rules, {changes}.");
return output.Changed;
