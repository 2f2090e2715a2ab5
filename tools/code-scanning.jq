# Makes one SARIF log for code scanning from the logs that the compiler writes (ErrorLog=…,version=2.1):
#   jq -s --arg root "$PWD" -f code-scanning.jq sarif/*.sarif > foundry.sarif
# It keeps the results of Foundry.Analyzers, drops suppressed ones, because GitHub ignores suppressions, and names the tool.

# Rules about secrets and tokens that get out. GitHub orders alerts by this number (0 to 10).
def leaks: ["FDRY1005", "FDRY2002", "FDRY2009", "FDRY7001", "FDRY7002"];
def severity($level): if . as $id | leaks | index($id) then "8.0" elif $level == "warning" then "5.0" else "3.0" end;

# The compiler leaves the level out where it is "warning".
def level: .defaultConfiguration.level // "warning";
def precision: {warning: "very-high", note: "high"}[.] // "medium";

def rule: (level) as $level | {
  id,
  name: (.id + "/" + (.shortDescription.text | gsub("[^A-Za-z0-9 ]"; "") | split(" ") | map(.[:1] as $first | ($first | ascii_upcase) + .[1:]) | add)),
  shortDescription: {text: (.shortDescription.text | rtrimstr(".") + ".")},
  fullDescription,
  help: {
    text: (.fullDescription.text + " How to fix it, the exact error text and the source: " + .helpUri),
    markdown: (.fullDescription.text + "\n\n[How to fix it, the exact error text and the source](" + .helpUri + ")")
  },
  helpUri,
  defaultConfiguration: {level: $level},
  properties: {
    tags: ((.properties.tags // []) + ["security"]),
    precision: ($level | precision),
    "problem.severity": (if $level == "warning" then "error" else "recommendation" end),
    "security-severity": (.id | severity($level))
  }
};

# Addresses relative to the repository; one outside of it stays absolute.
def relative: walk(if type == "object" and (.uri? | type) == "string" and (.uri | startswith("file://" + $root + "/"))
  then .uri |= ltrimstr("file://" + $root + "/") | .uriBaseId = "SRCROOT" else . end);

def result($index): {
  ruleId,
  ruleIndex: $index[.ruleId],
  level: (.level // "warning"),
  message,
  locations,
  partialFingerprints: {
    "foundry/v1": ([.ruleId, .locations[0].physicalLocation.artifactLocation.uri, (.message.text | gsub(":[0-9]+"; ""))] | join("|") | @base64)
  }
} + (if .relatedLocations then {relatedLocations: [.relatedLocations | to_entries[]
  | .value + {id: .key, message: (.value.message // {text: "Declared here."})}]} else {} end);

(map(.runs[].tool.driver.rules[]? | select(.id | test("^FDRY[0-9]"))) | unique_by(.id) | map(rule)) as $rules
| ($rules | to_entries | map({(.value.id): .key}) | add // {}) as $index
| {
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  version: "2.1.0",
  runs: [{
    tool: {driver: ({
      name: "Foundry.Analyzers",
      organization: "Foundry.Analyzers contributors",
      informationUri: "https://github.com/foundry-analyzers/foundry-analyzers",
      rules: $rules
    } + ($rules[0].helpUri // "" | capture("/blob/v(?<semanticVersion>[0-9.]+)/") // {}))},
    automationDetails: {id: "foundry-analyzers/"},
    columnKind: "utf16CodeUnits",
    results: (map(.runs[].results[]
      | select((.ruleId | test("^FDRY[0-9]")) and (.locations | length) > 0 and (.suppressions // [] | length) == 0))
      | map(relative | result($index)) | unique_by([.ruleId, .locations]))
  }]
}
