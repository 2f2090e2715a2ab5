using Foundry.Analyzers.Generator;

// The exit code is the number of files that changed: 0 says that everything is up to date.
var output = new Output(Output.FindRepository(args.FirstOrDefault() ?? Environment.CurrentDirectory));
var rules = RuleInfo.ReadAll();

foreach (var rule in rules)
    RulePage.Write(output, rule);
LifeCycleTables.Write(output);
ConfigurationTables.Write(output);
RuleTable.Write(output, "README.md", rules, "docs/rules/");
RuleTable.WriteByArea(output, "docs/index.md", rules, "rules/");
Presets.Write(output, rules);
ReleaseFile.Write(output, rules);

var catalog = CatalogData.Read(output);
CatalogCode.Write(output, catalog);
AccessTable.Write(output, catalog);
LeastRoleCode.Write(output, catalog);

Console.WriteLine(output.Changed == 0 ? $"{rules.Count} rules, nothing to change." : $"{rules.Count} rules, {output.Changed} files changed.");
return output.Changed;
