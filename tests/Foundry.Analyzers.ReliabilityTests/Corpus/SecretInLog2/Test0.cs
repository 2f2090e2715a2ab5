using System;
using System.ClientModel;
using System.Diagnostics;
using Azure;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenAI.Chat;

partial class C
{
    private static readonly string s_key = Environment.GetEnvironmentVariable("K"); private static readonly ApiKeyCredential s_c = new(C.s_key);

    void M(ILogger logger, ILogger<C> typed, TokenCredential credential, AccessToken token, string key, string other, bool flag, IHostEnvironment env)
    {
        Console.WriteLine(s_key);
    }

    static string Mask(string text) => "***";
}
