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
    static class Own { public static void WriteLine(string s) { } } class SecretDataAttribute : Attribute { } [LoggerMessage(1, LogLevel.Error, "key {Key}")] static partial void Redacted(ILogger logger, [SecretData] string key); static partial void Redacted(ILogger logger, string key) { }

    void M(ILogger logger, ILogger<C> typed, TokenCredential credential, AccessToken token, string key, string other, bool flag, IHostEnvironment env)
    {
        new ApiKeyCredential(key); const string k = "not-needed"; new ApiKeyCredential(k); Console.WriteLine(k);
    }

    static string Mask(string text) => "***";
}
