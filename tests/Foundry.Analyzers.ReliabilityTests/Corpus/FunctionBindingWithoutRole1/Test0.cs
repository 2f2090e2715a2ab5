using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.OpenAI.TextCompletion;

public static class Ask
{
    [Function("ask")]
    public static string Run(string name, [TextCompletionInput("Who is {name}?", AIConnectionName = "AzureOpenAI")] string answer)
    {
        return answer;
    }
}
