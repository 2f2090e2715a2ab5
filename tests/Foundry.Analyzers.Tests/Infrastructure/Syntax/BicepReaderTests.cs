using System.Text;
using Foundry.Analyzers.Infrastructure.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Infrastructure.Syntax;

public class BicepReaderTests
{
    /// <summary>A file as people write them.</summary>
    private const string Sample = """
        // Deploys an account, its project and who may use them.
        targetScope = 'resourceGroup'

        metadata description = 'An account.'
        import { region as place } from './shared.bicep'

        @description('The name; it''s used twice.')
        @minLength(3)
        param name string
        @allowed([
          'AIServices'
          'OpenAI'
        ])
        param kind string = 'AIServices'
        param principals { id: string, type: 'User' | 'ServicePrincipal' }[] = []
        @secure()
        param key string?
        param tags object = {}

        type role = {
          @description('The name of the role')
          name: string
          *: string
        }
        func join(one string, two string) string => '${one}-${two}'

        var roles = {
          user: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd' // not = 'this'
          'ai-user': '53ca6127-db72-4b80-b1b0-d745d6d5456d'
        }
        var url = 'https://${name}.services.ai.azure.com/api/projects/${project.name}' /* one */
        var text = '''
        resource fake 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
        '''

        resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
          name: name, location: resourceGroup().location, kind: kind, sku: { name: 'S0' }
          identity: {
            type: 'SystemAssigned'
          }
          properties: {
            customSubDomainName: toLower(name)
            disableLocalAuth: true
            networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '1.2.3.4' }] }
            ...tags
          }
          tags: {
            '${name}-x': 'y'
          }

          @batchSize(1)
          resource project 'projects' = {
            name: 'p'
          }
        }
        // resource gone 'Microsoft.CognitiveServices/accounts@2025-06-01' = { name: 'gone' }

        resource old 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = if (!empty(key)) {
          name: 'old'
          scope: resourceGroup('other')
        }

        resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (p, i) in principals: if (p.type == 'User') {
          scope: account::project
          name: guid(account.id, p.id, roles['ai-user'])
          properties: {
            roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.user)
            principalId: p.?id ?? account!.identity.principalId
            principalType: kind == 'OpenAI'
              ? 'User'
              : 'ServicePrincipal'
          }
        }]

        module search 'br/public:avm/res/search/search-service:0.9.0' = if (true) {
          name: 'search'
          scope: resourceGroup('other')
          params: {
            roleAssignments: map(principals, p => { principalId: p.id })
            names: [for p in principals: p.id]
          }
        }

        output endpoint string = url
        output id resource 'Microsoft.CognitiveServices/accounts@2025-06-01' = account
        """;

    private static Template Read(string text) => BicepReader.Read(SourceText.From(text));

    private static string Show(string text) => TemplateText.Show(Read(text));

    /// <summary>Joins lines that are wrapped with an indent of four spaces.</summary>
    private static string Unwrapped(string text) => text.ReplaceLineEndings("\n").Replace("\n    ", " ");

    private static string Expression(string text)
    {
        var template = Read($"var before = 1\nvar x = {text}\nvar after = 2");
        Assert.Equal(3, template.Variables.Length);
        Assert.Equal("2", TemplateText.Show(template.Variables[2].Value));
        return TemplateText.Show(template.Variables[1].Value) + (template.IsComplete ? "" : " and more");
    }

    [Fact]
    public void Reads_a_file_as_people_write_them()
    {
        Assert.Equal(Unwrapped("""
            import region as place from ./shared.bicep
            param name
            param kind = 'AIServices'
            param principals = []
            param key
            param tags = {}
            var roles = {user: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd', ai-user: '53ca6127-db72-4b80-b1b0-d745d6d5456d'}
            var url = $('https://' name '.services.ai.azure.com/api/projects/' project.name)
            var text = 'resource fake 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
            '
            func join(one, two) => $(one '-' two)
            resource account Microsoft.CognitiveServices/accounts = {name: name, location: resourceGroup().location, kind: kind,
                sku: {name: 'S0'}, identity: {type: 'SystemAssigned'}, properties: {customSubDomainName: toLower(name),
                disableLocalAuth: true, networkAcls: {defaultAction: 'Deny', ipRules: [{value: '1.2.3.4'}]}, ...tags},
                tags: {$(name '-x'): 'y'}}
                <resource project Microsoft.CognitiveServices/accounts/projects = {name: 'p'}>
            resource old Microsoft.CognitiveServices/accounts existing = if !empty(key) {name: 'old',
                scope: resourceGroup('other')}
            resource grant Microsoft.Authorization/roleAssignments = for p, i in principals: if (p.type == 'User')
                {scope: account::project, name: guid(account.id, p.id, roles['ai-user']), properties: {roleDefinitionId:
                subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.user), principalId: (unknown ? p.?id :
                account.identity.principalId), principalType: ((kind == 'OpenAI') ? 'User' : 'ServicePrincipal')}}
            module search br/public:avm/res/search/search-service:0.9.0 = if true
                {roleAssignments: map(principals, (p) => {principalId: p.id}),
                names: [for p in principals: p.id]} at resourceGroup('other')
            output endpoint = url
            output id = account
            """), Show(Sample.Replace("it''s", "it\\'s")));
        Assert.Equal("resourceGroup", Read(Sample).TargetScope);
    }

    [Theory]
    [InlineData("'a'", "'a'")]
    [InlineData("''", "''")]
    [InlineData(@"'\'\\\n\r\t\$\u{41}\u{1F600}'", "''\\\n\r\t$A😀'")]
    [InlineData("'a // b'", "'a // b'")]
    [InlineData("'a /* b'", "'a /* b'")]
    [InlineData("'param x string = 1'", "'param x string = 1'")]
    [InlineData("'a$b$'", "'a$b$'")]
    [InlineData("'a${b}c'", "$('a' b 'c')")]
    [InlineData("'${b}'", "$(b)")]
    [InlineData("'${'${a}'}${{ b: '}' }.b}'", "$($(a) {b: '}'}.b)")]
    [InlineData("'${a}-${b[0]}-${c('x')}'", "$(a '-' b[0] '-' c('x'))")]
    [InlineData("''''''", "''")]
    [InlineData("'''a'b\\n${c}'''", "'a'b\\n${c}'")]
    [InlineData("'''\na\n'''", "'a\n'")]
    [InlineData("''''a''''", "''a''")]
    [InlineData("$'''a${b}c'''", "$('a' b 'c')")]
    [InlineData("$$'''a${b}$${c}$$${d}'''", "$('a${b}' c '$' d)")]
    [InlineData("$'''\n${'x'}\n'''", "$('x' '\n')")]
    [InlineData("'''\r\na\r\n'''", "'a\r\n'")]
    [InlineData("1", "1")]
    [InlineData("-1", "-1")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("a", "a")]
    [InlineData("(a)", "a")]
    [InlineData("( /* x */\n a\n)", "a")]
    [InlineData("a.b.c", "a.b.c")]
    [InlineData("a.?b", "a.?b")]
    [InlineData("a!.b!", "a.b")]
    [InlineData("a::b.id", "a::b.id")]
    [InlineData("a['b'][0][?c]", "a['b'][0][?c]")]
    [InlineData("f()", "f()")]
    [InlineData("f(a, 'b', g(1))", "f(a, 'b', g(1))")]
    [InlineData("f(\n  a,\n  b\n)", "f(a, b)")]
    [InlineData("az.roleDefinitions('Reader').id", "roleDefinitions('Reader').id")]
    [InlineData("sys.concat('a', 'b')", "concat('a', 'b')")]
    [InlineData("a.listKeys().key1", "a.listKeys().key1")]
    [InlineData("shared.name('a')", "shared.name('a')")]
    [InlineData("a ? b : c", "(a ? b : c)")]
    [InlineData("a ? b : c ? d : e", "(a ? b : (c ? d : e))")]
    [InlineData("a\n  ? b\n  : c", "(a ? b : c)")]
    [InlineData("a ?\n  b :\n  c", "(a ? b : c)")]
    [InlineData("a == 'b' && !c ? [d] : { e: 1 }", "(((a == 'b') && !c) ? [d] : {e: 1})")]
    [InlineData("a ?? b ?? c", "(unknown ? a : (unknown ? b : c))")]
    [InlineData("a.?b ?? 'c'", "(unknown ? a.?b : 'c')")]
    [InlineData("!a", "!a")]
    [InlineData("-a", "-a")]
    [InlineData("a + 1", "(a + 1)")]
    [InlineData("a - 1", "(a - 1)")]
    [InlineData("a =~ 'b'", "(a =~ 'b')")]
    [InlineData("a !~ b || c > 1", "((a !~ b) || (c > 1))")]
    [InlineData("a % 2 == 0", "((a % 2) == 0)")]
    [InlineData("a <= 1 * 2 / 3", "(a <= ((1 * 2) / 3))")]
    [InlineData("a\n  && b\n  || c", "((a && b) || c)")]
    [InlineData("map(a, x => x.b)", "map(a, (x) => x.b)")]
    [InlineData("map(a, x =>\n  x.b)", "map(a, (x) => x.b)")]
    [InlineData("reduce(a, 0, (x, y) => x + y)", "reduce(a, 0, (x, y) => (x + y))")]
    [InlineData("f(() => 1)", "f(() => 1)")]
    [InlineData("[]", "[]")]
    [InlineData("[a, b]", "[a, b]")]
    [InlineData("[\n  a\n\n  // b\n  c, d\n  -1\n]", "[a, c, d, -1]")]
    [InlineData("[a, ...b]", "[a, ...b]")]
    [InlineData("{}", "{}")]
    [InlineData("{ a: 1, b: { c: 2 } }", "{a: 1, b: {c: 2}}")]
    [InlineData(
        "{\n  a: 1 // x\n  /* y */ 'b c': 2\n  param: 3\n  resource: 4\n  for: 5\n  'if': 6\n}",
        "{a: 1, b c: 2, param: 3, resource: 4, for: 5, if: 6}")]
    [InlineData("{\n  ...a\n  b: 1\n  '${c}': 2\n}", "{...a, b: 1, $(c): 2}")]
    [InlineData("{\nparam: 1\ntype: 'a'\nvar: b\n}", "{param: 1, type: 'a', var: b}")]
    [InlineData("{ a: b ? c : d }", "{a: (b ? c : d)}")]
    [InlineData("[for a in b: a.c]", "[for a in b: a.c]")]
    [InlineData("[for (a, i) in range(0, 3): {\n  x: '${a}${i}'\n}]", "[for a, i in range(0, 3): {x: $(a i)}]")]
    [InlineData("[for a in b: [for c in a.d: c]]", "[for a in b: [for c in a.d: c]]")]
    [InlineData("[\n  for (a, i) in (b ?? []): {\n    c: a\n  }\n]", "[for a, i in (unknown ? b : []): {c: a}]")]
    [InlineData("[\n  for\n  a\n]", "[for, a]")]
    [InlineData("[for a in (b ? c : d):\n  a\n]", "[for a in (b ? c : d): a]")]
    public void An_expression_is_read(string text, string expected) => Assert.Equal(expected, Expression(text));

    [Theory]
    [InlineData("", "unknown")]
    [InlineData("'a", "unknown")]
    [InlineData("'a${b", "unknown")]
    [InlineData("'a${b}c", "unknown")]
    [InlineData("'a${'", "unknown")]
    [InlineData(@"'\x'", "unknown")]
    [InlineData(@"'\u{D800}'", "unknown")]
    [InlineData(@"'\u{DFFF}'", "unknown")]
    [InlineData(@"'\u{110000}'", "unknown")]
    [InlineData(@"'\u{}'", "unknown")]
    [InlineData(@"'\u41}'", "unknown")]
    [InlineData(@"'\u{41 }'", "unknown")]
    [InlineData("a.", "unknown")]
    [InlineData("a::", "unknown")]
    [InlineData("a ? b", "unknown")]
    [InlineData("()", "unknown")]
    [InlineData("(a, b)", "unknown")]
    [InlineData(";", "unknown")]
    [InlineData("a;", "a")]
    [InlineData("a b", "a")]
    [InlineData("a)", "a")]
    [InlineData("f(a", "unknown")]
    [InlineData("[a", "[a …]")]
    [InlineData("[a }", "[a …]")]
    [InlineData("[a b, c]", "[a, c …]")]
    [InlineData("{", "{ …}")]
    [InlineData("{ a: 1", "{a: 1 …}")]
    [InlineData("{ a: 1 ]", "{a: 1 …}")]
    [InlineData("{ a b: 1\n c: 2 }", "{c: 2 …}")]
    [InlineData("{ a: { b: 1 2 }, c: 3 }", "{a: {b: 1 …}, c: 3 …}")]
    [InlineData("{ @a() b: 1 }", "{ …}")]
    [InlineData("[for a of b: c]", "unknown")]
    [InlineData("a[0", "unknown")]
    [InlineData("$$a", "unknown")]
    [InlineData("😀", "unknown")]
    public void A_mistake_is_said_and_ends_at_the_next_declaration(string text, string expected) =>
        Assert.Equal(expected + " and more", Expression(text));

    [Theory]
    [InlineData("param a string", "param a")]
    [InlineData("param a string = 'b'", "param a = 'b'")]
    [InlineData("param a ('b' | 'c')[]? = ['b']", "param a = ['b']")]
    [InlineData("param a\n  | 'b'\n  | 'c'", "param a")]
    [InlineData("param a {\n  b: string\n  c: 'x' | 'y'\n} = {\n  b: 'd'\n}", "param a = {b: 'd'}")]
    [InlineData("param a resourceInput<'Microsoft.Storage/storageAccounts@2023-01-01'>.properties = {}", "param a = {}")]
    [InlineData("@sys.description('''\nparam b string\n''')\n@allowed([\n  'x'\n])\nparam a string", "param a")]
    [InlineData("var a string = 'b'", "var a = 'b'")]
    [InlineData("@export()\nvar a = 1", "var a = 1")]
    [InlineData("  var a = 1\r\n  var b = 2\r\n", "var a = 1\nvar b = 2")]
    [InlineData("\uFEFFvar a = 1", "var a = 1")]
    [InlineData("output a string = b.id", "output a = b.id")]
    [InlineData("output a array = [for x in b: x.id]", "output a = [for x in b: x.id]")]
    [InlineData("resource a 'X/y@1' = { name: 'n' }", "resource a X/y = {name: 'n'}")]
    [InlineData("resource a 'X/y@1' existing = { name: 'n' }", "resource a X/y existing = {name: 'n'}")]
    [InlineData("resource a '${t}@1' = {}", "resource a unknown = {}")]
    [InlineData("resource a 'X/y@1' = if (b) {}", "resource a X/y = if b {}")]
    [InlineData("resource a 'X/y@1' = [for b in c: {}]", "resource a X/y = for b in c: {}")]
    [InlineData("resource a 'X/y@1' = [for b in [1, 2]: if (b == 1) {\n}]", "resource a X/y = for b in [1, 2]: if (b == 1) {}")]
    [InlineData(
        "resource a 'X/y@1' = [\n  for b in c: if (d) {\n    name: b\n  }\n]", "resource a X/y = for b in c: if d {name: b}")]
    [InlineData(
        "resource a 'X/y@1' =\n  [for (b, i) in c:\n  if (d)\n  {\n    name: b\n  }]",
        "resource a X/y = for b, i in c: if d {name: b}")]
    [InlineData("resource a 'X/y@1' =\n  if (d) {\n  }", "resource a X/y = if d {}")]
    [InlineData("var a =\n  b", "var a = b")]
    [InlineData(
        "resource a 'X/y@1' = {\n  resource b 'z' = {\n    resource c 'w@2' existing = if (d) {\n    }\n  }\n  name: 'n'\n}",
        "resource a X/y = {name: 'n'} <resource b X/y/z = {} <resource c X/y/z/w existing = if d {}>>")]
    [InlineData("resource a '${t}' = {\n  resource b 'z' = {}\n}", "resource a unknown = {} <resource b unknown = {}>")]
    [InlineData("module a './b.bicep' = { name: 'x' }", "module a ./b.bicep = {}")]
    [InlineData("module a './b.bicep' = { params: { c: 1 }, scope: d }", "module a ./b.bicep = {c: 1} at d")]
    [InlineData(
        "module a './b.bicep' = [for x in y: if (z) { params: { c: x } }]", "module a ./b.bicep = for x in y: if z {c: x}")]
    [InlineData("module a './b.bicep' = { params: b }", "module a ./b.bicep = { …}")]
    [InlineData("module a './b.bicep' = { ...b }", "module a ./b.bicep = { …}")]
    [InlineData("type a = | 'b'\n  | 'c'\ntype d = {\n  e: string?\n}\ntype f = string?\nvar g = 1", "var g = 1")]
    [InlineData("func a(b string, c { d: int }) { e: int } => {\n  e: c.d\n}\nvar g = 1", "var g = 1\nfunc a(b, c) => {e: c.d}")]
    [InlineData(
        "func a(b string) string =>\n  b == 'x'\n    ? 'y'\n    : 'z'\nvar g = 1",
        "var g = 1\nfunc a(b) => ((b == 'x') ? 'y' : 'z')")]
    [InlineData("assert a = b == 1\nmetadata c = { d: 1 }\nvar g = 1", "var g = 1")]
    [InlineData(
        "import * as a from 'b.bicep'\nimport {\n  c as d\n  e\n} from 'f.bicep'\nvar g = 1",
        "import * as a from b.bicep\nimport c as d from f.bicep\nimport e as e from f.bicep\nvar g = 1")]
    [InlineData(
        "import {\ntype as a\nparam as b\n} from 'f.bicep'\nvar g = 1",
        "import type as a from f.bicep\nimport param as b from f.bicep\nvar g = 1")]
    [InlineData(
        "extension kubernetes with {\n  namespace: 'a'\n} as k\nprovider microsoftGraph\nusing none\nvar g = 1", "var g = 1")]
    [InlineData("// var a = 1\n/* var b = 2\nvar c = 3 */ var d = 4", "var d = 4")]
    [InlineData("/* resource a 'X/y@1' = {\n}\n*/\n", "")]
    [InlineData("", "")]
    public void A_declaration_is_read(string text, string expected) => Assert.Equal(expected, Show(text));

    [Fact]
    public void Reads_a_verified_module()
    {
        Assert.Equal(Unwrapped("""
            import roleAssignmentType as roleAssignmentType from br/public:avm/utl/types/avm-common-types:0.5.1
            param roleAssignments
            var builtIn = {Cognitive Services User: subscriptionResourceId('Microsoft.Authorization/roleDefinitions',
                'a97b65f3-24c7-4388-baec-2e87135dc908')}
            var formatted = [for ra, index in (unknown ? roleAssignments : []): union(ra, {roleDefinitionId: (unknown ?
                builtIn[?ra.roleDefinitionIdOrName] : (contains(ra.roleDefinitionIdOrName,
                '/providers/Microsoft.Authorization/roleDefinitions/') ? ra.roleDefinitionIdOrName :
                subscriptionResourceId('Microsoft.Authorization/roleDefinitions', ra.roleDefinitionIdOrName)))})]
            resource telemetry Microsoft.Resources/deployments = if enableTelemetry {name: $('46d3xbcp.'
                substring(uniqueString(deployment().name, location), 0, 4)), properties: {mode: 'Incremental', template: {$schema:
                'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'}}}
            resource account_roleAssignments Microsoft.Authorization/roleAssignments = for roleAssignment, index in (unknown ?
                formatted : []): {name: (unknown ? roleAssignment.?name : guid(account.id, roleAssignment.principalId)),
                properties: {roleDefinitionId: roleAssignment.roleDefinitionId, principalId: roleAssignment.principalId,
                conditionVersion: (!empty(roleAssignment.?condition) ? (unknown ? roleAssignment.?conditionVersion :
                '2.0') : null)}, scope: account}
            """), Show("""
            import { roleAssignmentType } from 'br/public:avm/utl/types/avm-common-types:0.5.1'
            @description('Optional. Who may.')
            param roleAssignments roleAssignmentType[]?

            var builtIn = {
              'Cognitive Services User': subscriptionResourceId(
                'Microsoft.Authorization/roleDefinitions',
                'a97b65f3-24c7-4388-baec-2e87135dc908'
              )
            }
            var formatted = [
              for (ra, index) in (roleAssignments ?? []): union(ra, {
                roleDefinitionId: builtIn[?ra.roleDefinitionIdOrName] ?? (contains(
                    ra.roleDefinitionIdOrName,
                    '/providers/Microsoft.Authorization/roleDefinitions/'
                  )
                  ? ra.roleDefinitionIdOrName
                  : subscriptionResourceId('Microsoft.Authorization/roleDefinitions', ra.roleDefinitionIdOrName))
              })
            ]

            #disable-next-line no-deployments-resources
            resource telemetry 'Microsoft.Resources/deployments@2024-03-01' = if (enableTelemetry) {
              name: '46d3xbcp.${substring(uniqueString(deployment().name, location), 0, 4)}'
              properties: {
                mode: 'Incremental'
                template: {
                  '$schema': 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'
                }
              }
            }

            resource account_roleAssignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
              for (roleAssignment, index) in (formatted ?? []): {
                name: roleAssignment.?name ?? guid(account.id, roleAssignment.principalId)
                properties: {
                  roleDefinitionId: roleAssignment.roleDefinitionId
                  principalId: roleAssignment.principalId
                  conditionVersion: !empty(roleAssignment.?condition)
                    ? (roleAssignment.?conditionVersion ?? '2.0')
                    : null // Must only be set if condition is set
                }
                scope: account
              }
            ]

            @description('Its keys.')
            @secure()
            type keysType = {
              @description('Optional. The first.')
              first: ('a' | 'b')[]?
            }?
            """));
    }

    [Theory]
    [InlineData("param", "")]
    [InlineData("param a", "param a")]
    [InlineData("var a", "var a = unknown")]
    [InlineData("var a =", "var a = unknown")]
    [InlineData("var a =\n\n@description('x')", "var a = unknown")]
    [InlineData("resource a 'X/y@1' = [{\n}]", "resource a X/y = {}")]
    [InlineData("resource a 'X/y@1' = for b in c: {\n}", "resource a X/y = for b in c: {}")]
    [InlineData("resource a 'X/y@1' = [b]", "resource a X/y = { …}")]
    [InlineData("var a = {\n  b: [\n    c(d", "var a = {b: [unknown …] …}")]
    [InlineData("var a = 'b${c(", "var a = unknown")]
    [InlineData("var a = $'''b${c(\nvar d = 1\n}", "var a = unknown\nvar d = 1")]
    [InlineData("var a = 'b\\", "var a = unknown")]
    [InlineData("resource", "")]
    [InlineData("resource a", "")]
    [InlineData("resource a '", "resource a unknown = { …}")]
    [InlineData("resource a 'X/y@1'", "resource a X/y = { …}")]
    [InlineData("resource a 'X/y@1' =", "resource a X/y = { …}")]
    [InlineData("resource a 'X/y@1' = {", "resource a X/y = { …}")]
    [InlineData("resource a 'X/y@1' = {\n  name: 'n'\n  prop", "resource a X/y = {name: 'n' …}")]
    [InlineData("resource a 'X/y@1' = {\n  name:\n  location: 'l'\n}", "resource a X/y = {name: unknown, location: 'l' …}")]
    [InlineData("resource a 'X/y@1' = if (b", "resource a X/y = if unknown { …}")]
    [InlineData("resource a 'X/y@1' = if (b) c {\n}", "resource a X/y = if b { …}")]
    [InlineData("resource a 'X/y@1' = [for b in", "resource a X/y = for b in unknown: { …}")]
    [InlineData("resource a 'X/y@1' = {\n  resource b 'z' = {\n", "resource a X/y = { …} <resource b X/y/z = { …}>")]
    [InlineData("resource a 'X/y@1' = b", "resource a X/y = { …}")]
    [InlineData("module a 'b' = {", "module a b = { …}")]
    [InlineData("output a string", "output a = unknown")]
    [InlineData("@description('", "")]
    [InlineData("type a = {", "")]
    [InlineData("func a(b string", "func a(b) => unknown")]
    [InlineData("func (a string) string => b", "")]
    [InlineData("import {", "")]
    [InlineData("nonsense here", "")]
    [InlineData("}", "")]
    [InlineData("'a'", "")]
    public void A_half_written_declaration_swallows_nothing(string text, string expected)
    {
        var incomplete = text == "param a" ? "" : "and more";
        var expectedAll = string.Join("\n", new[] { expected, "output after = 1", incomplete }.Where(line => line.Length > 0));
        Assert.Equal(expectedAll, Show(text + "\noutput after int = 1"), ignoreLineEndingDifferences: true);
        Assert.Equal(expectedAll, Show(text.Replace("\n", "\r\n") + "\r\n\r\noutput after int = 1\r\n"));
    }

    [Theory]
    [InlineData("/*")]
    [InlineData("var a = '''")]
    [InlineData("var a = $'''${")]
    public void What_has_no_end_hides_the_rest_and_says_so(string text) =>
        Assert.False(Read(text + "\nvar after = 1").IsComplete);

    [Theory]
    [InlineData("\n", "é")]
    [InlineData("\r\n", "é")]
    [InlineData("\r\n", "😀")]
    public void Everything_has_its_place(string lineEnd, string character)
    {
        var text = ($"// {character}\nparam p string = 'q'\nresource a 'X/{character}@1' = {{\n"
            + $"  'n{character}': b.c(d) ? 'e${{f}}g' : h[1]\n}}\nmodule m 'n' = {{\n}}\nvar v = [ x == 1 ]")
            .Replace("\n", lineEnd);
        string At(TextSpan span) => text.Substring(span.Start, span.Length);

        var template = Read(text);
        Assert.True(template.IsComplete);
        Assert.Equal("param p string = 'q'", At(template.Parameters[0].Span));
        Assert.Equal("'q'", At(template.Parameters[0].Default!.Span));

        var resource = template.Resources[0];
        Assert.Equal($"'X/{character}@1'", At(resource.TypeSpan));
        Assert.StartsWith("resource a", At(resource.Span));
        Assert.EndsWith($"[1]{lineEnd}}}", At(resource.Span));
        Assert.StartsWith("{" + lineEnd, At(resource.Body.Span));

        var property = resource.Body.Properties[0];
        Assert.Equal($"'n{character}'", At(property.NameSpan));
        var choice = Assert.IsType<TemplateConditional>(property.Value);
        Assert.Equal("b.c(d) ? 'e${f}g' : h[1]", At(choice.Span));
        Assert.Equal("b.c(d)", At(choice.Test.Span));
        Assert.Equal("'e${f}g'", At(choice.WhenTrue.Span));
        Assert.Equal("f", At(((TemplateInterpolation)choice.WhenTrue).Parts[1].Span));
        Assert.Equal("h[1]", At(choice.WhenFalse.Span));

        Assert.Equal($"module m 'n' = {{{lineEnd}}}", At(template.Modules[0].Span));
        var list = (TemplateArray)template.Variables[0].Value;
        Assert.Equal("[ x == 1 ]", At(list.Span));
        Assert.Equal("x == 1", At(list.Items[0].Span));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Suppressions_speak_of_the_next_line(string lineEnd)
    {
        var text = """
            #disable-diagnostics FDRY4008
            var a = '#disable-next-line FDRY4001'
              #disable-next-line FDRY4002  no-unused-vars // FDRY4003
            resource b 'X/y@1' = {
              #disable-next-line FDRY4005
              name: 'n'
            }
            #disable-diagnostics no-unused-params
            #restore-diagnostics FDRY4008
            #something-else
            // #disable-next-line FDRY4006
            """.ReplaceLineEndings(lineEnd);
        var template = Read(text);
        Assert.True(template.IsComplete);
        Assert.Equal(new[] { -1, 3, 5 }, template.Suppressions.Keys.Order());
        Assert.Equal(new[] { "FDRY4008", "no-unused-params" }, template.Suppressions[-1]);
        Assert.Equal(new[] { "FDRY4002", "no-unused-vars" }, template.Suppressions[3]);
        Assert.Equal(new[] { "FDRY4005" }, template.Suppressions[5]);
        Assert.Equal("n", ((TemplateString)template.Resources[0].Body["name"]!).Value);
    }

    [Fact]
    public void Any_beginning_of_a_file_is_read()
    {
        for (var length = 0; length <= Sample.Length; length++)
            Read(Sample[..length]);
    }

    [Fact]
    public void Any_part_of_a_file_may_be_missing_or_there_twice()
    {
        var random = new Random(4);
        for (var i = 0; i < 1500; i++)
        {
            var start = random.Next(Sample.Length);
            var length = random.Next(1, Math.Min(i % 2 == 0 ? 3 : 200, Sample.Length - start) + 1);
            Read(Sample.Remove(start, length));
            Read(Sample.Insert(start + length, Sample.Substring(start, length)));
        }
    }

    [Fact]
    public void Any_signs_are_read()
    {
        string[] pieces =
        [
            "'", "'''", "${", "}", "{", "[", "]", "(", ")", "\n", "\r\n", "?", ":", "??", "=>", "=", ".", "::", "!", ",", "...",
            "for ", "in ", "if ", "\nresource a 'X/y' = ", "\nvar x = ", "@", "#", "/*", "*/", "//", "a", "1", "$", "\\", "|",
            "-", "\0", "\ud83d", "\u2028",
        ];
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
            Read(string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => pieces[random.Next(pieces.Length)])));
    }

    [Fact]
    public void The_same_text_is_read_the_same_way() => Assert.Equal(Show(Sample), Show(Sample));

    [Theory]
    [InlineData("{", "}")]
    [InlineData("[", "]")]
    [InlineData("(", ")")]
    [InlineData("{a:", "}")]
    [InlineData("a[", "]")]
    [InlineData("f(", ")")]
    [InlineData("'${", "}'")]
    [InlineData("$'''${", "}'''")]
    [InlineData("a ? ", " : b")]
    [InlineData("a ? b : ", "")]
    [InlineData("[for a in ", ": a]")]
    [InlineData("[for a in b: ", "]")]
    [InlineData("a => ", "")]
    [InlineData("!", "")]
    [InlineData("- ", "")]
    [InlineData("a.", "")]
    [InlineData("(a).b + ", "")]
    [InlineData("a ?? ", "")]
    [InlineData("{ resource a 'b' = ", "}")]
    [InlineData("\nresource a 'b' = {", "")]
    [InlineData("$", "")]
    [InlineData("'", "")]
    [InlineData("/", "")]
    [InlineData("/*", "")]
    [InlineData("\\", "")]
    [InlineData("@a.", "")]
    [InlineData("#disable-diagnostics A\n", "")]
    [InlineData("}", "")]
    [InlineData("? ", "")]
    [InlineData("var x = ", "")]
    [InlineData("| ", "")]
    public void A_hundred_thousand_brackets(string open, string close)
    {
        var text = new StringBuilder().Insert(0, open, 100_000).Append('a').Insert(
            open.Length * 100_000 + 1, close, 100_000).ToString();
        Deadline.Keeps(() =>
        {
            Read("var x = " + text);
            Read("param x " + text);
            Read("resource x 'X/y' = " + text);
            Read(text);
        });
    }

    [Fact]
    public void What_is_nested_too_deeply_is_unknown_and_the_rest_is_read()
    {
        var template = Read($"var a = {{ b: {new string('[', 1000)}'x'{new string(']', 1000)}, c: 1 }}\nvar d = 2");
        Assert.False(template.IsComplete);
        var map = Assert.IsType<TemplateObject>(template.Variables[0].Value);
        Assert.True(map.IsPartial);
        Assert.Equal("1", TemplateText.Show(map["c"]));
        Assert.Equal("2", TemplateText.Show(template.Variables[1].Value));
    }

    [Fact]
    public void Two_megabytes_are_read_in_passing()
    {
        var text = string.Concat(Enumerable.Repeat(Sample.Replace("it''s", "it\\'s") + "\n", 2_000_000 / Sample.Length));
        Deadline.Keeps(() =>
        {
            var template = Read(text);
            Assert.True(template.IsComplete);
            Assert.Equal(3 * (2_000_000 / Sample.Length), template.Resources.Length);
            Assert.False(Read(string.Concat(Enumerable.Repeat("using\n", 600_000))).IsComplete);
        });
    }
}
