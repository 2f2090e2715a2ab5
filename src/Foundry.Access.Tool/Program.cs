using Foundry.Access.Tool.App;

return await AccessTool.RunAsync(args, ToolConsole.OfProcess());
