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
    [LoggerMessage(1, LogLevel.Debug, "key {Key}")] static partial void Low(ILogger logger, string key); static partial void Low(ILogger logger, string key) { }

    void M(ILogger logger, ILogger<C> typed, TokenCredential credential, AccessToken token, string key, string other, bool flag, IHostEnvironment env)
    {
        logger.Log(LogLevel.Debug, "{T}", token.Token);
    }

    static string Mask(string text) => "***";
}
