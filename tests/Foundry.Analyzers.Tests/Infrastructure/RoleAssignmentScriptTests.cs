using Foundry.Analyzers.Infrastructure;

namespace Foundry.Analyzers.Tests.Infrastructure;

public class RoleAssignmentScriptTests
{
    [Theory]
    [InlineData("az role assignment create --role Reader")]
    [InlineData("AZ  Role\tAssignment CREATE")]
    [InlineData("\uFEFFaz role assignment create")]
    [InlineData("x=$(az role assignment create)")]
    [InlineData("az role assignment create;")]
    [InlineData("az \\\n  role assignment \\\r\n  create")]
    [InlineData("az role `\r\n  assignment create")]
    [InlineData("az role ^\r\n assignment create")]
    [InlineData("az role \\\n# why\nassignment create")]
    [InlineData("az az role assignment create")]
    [InlineData("az role az role assignment create")]
    [InlineData("call(['az', 'role', 'assignment', 'create'])")]
    [InlineData("New-AzRoleAssignment -ObjectId $id")]
    [InlineData("Az.Resources\\new-azroleassignment")]
    [InlineData("New-AzureRmRoleAssignment")]
    [InlineData("az rest --url https://management.azure.com/$id/providers/Microsoft.Authorization/roleAssignments/$guid")]
    [InlineData("az webapp identity assign -g g -n web --role 'Cognitive Services OpenAI User' --scope $ID")]
    [InlineData("az ad sp create-for-rbac --role=Reader --scopes $ID")]
    [InlineData("az webapp connection create cognitiveservices --system-identity")]
    [InlineData("az containerapp connection create openai --system-identity")]
    [InlineData("echo '# az'\naz role assignment create # why")]
    [InlineData("x # az role assignment create")]
    public void Scripts_that_assign_roles_are_found(string text) => Assert.True(RoleAssignmentScript.AssignRoles(text));

    [Theory]
    [InlineData("")]
    [InlineData("az role assignment list")]
    [InlineData("az role assignment")]
    [InlineData("az cosmosdb sql role assignment create")]
    [InlineData("az role definition create")]
    [InlineData("az webapp identity assign -g g -n web")]
    [InlineData("az webapp connection create storage-blob --system-identity")]
    [InlineData("echo 'role assignment created'")]
    [InlineData("# az role assignment create")]
    [InlineData("\uFEFF# New-AzRoleAssignment")]
    [InlineData(
        "  \t# az role assignment create\r\n// New-AzRoleAssignment\r:: az role assignment create\n"
            + "REM az role assignment create\n@rem New-AzRoleAssignment")]
    [InlineData("Get-AzRoleAssignment; Remove-AzRoleAssignment; New-AzRoleAssignmentX")]
    public void Scripts_that_assign_no_roles_are_not_found(string text) => Assert.False(RoleAssignmentScript.AssignRoles(text));

    [Fact]
    public void Remote_is_not_a_rem_comment() =>
        Assert.True(RoleAssignmentScript.AssignRoles("remote; az role assignment create"));

    [Theory]
    [InlineData("az role assignment ")]
    [InlineData("#")]
    [InlineData(" ")]
    [InlineData("a")]
    [InlineData("\n")]
    [InlineData("rem")]
    public void Long_texts_take_linear_time(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 2_000_000 / part.Length));
        Deadline.Keeps(() => Assert.False(RoleAssignmentScript.AssignRoles(text)));
    }

    [Theory]
    [InlineData("python scripts/roles.py", true)]
    [InlineData(". ./env\nsource ./lib/roles.sh", true)]
    [InlineData("terraform apply -auto-approve", true)]
    [InlineData("az deployment group create --template-file ../other.bicep", true)]
    [InlineData("#!/usr/bin/env python\necho done", false)]
    [InlineData("echo \"pythonic\"; az account show", false)]
    public void Another_program_may_assign_them(string script, bool expected)
    {
        Assert.Equal(expected, RoleAssignmentScript.MayAssignRoles(script));
        Assert.Equal(script.StartsWith("az deployment"), RoleAssignmentScript.AssignRoles(script));
    }
}
