using BenchmarkDotNet.Running;
using Foundry.Analyzers.Benchmarks;

switch (args)
{
    // rules [classes]: what each rule costs.
    case ["rules", .. var rest]:
        RuleCosts.Print(rest is [var classes] ? int.Parse(classes) : 1000);
        break;
    // edit: what one edit costs in a file of about 2,000 lines.
    case ["edit"]:
        RuleCosts.PrintEdit();
        break;
    // injected: what 300 uses of 50 registered clients cost in 1,000 files, and an edit beside them.
    case ["injected"]:
        RuleCosts.PrintInjected();
        break;
    // start [list]: how many methods are compiled before the first analysis ends, and which. Fails when there are too many.
    case ["start", .. var rest]:
        Environment.ExitCode = StartCosts.Print(lists: rest is ["list"]) ? 0 : 1;
        break;
    // growth [part of a shape's name]: how what the rules cost grows.
    case ["growth", .. var rest]:
        Growth.Print(40, rest is [var filter] ? filter : "");
        break;
    // shape <name>: how what each rule costs grows in one shape.
    case ["shape", var name]:
        Growth.PrintRules(name, 40);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(RuleCosts).Assembly).Run(args);
        break;
}
