using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

using LVS.Harness;
using LVS.Node;

namespace LVS.Boards;

/// <summary>Texts that must not appear on a screen or in a log. Everything printed goes through <see cref="Hide"/>. Immutable.</summary>
public sealed class Secrets
{
    private const int ShortMax = 4;

    private readonly string[] hidden;

    /// <summary>Keeps the texts, plain and as a JSON file spells them, and leaves out empty ones.</summary>
    public Secrets(params IEnumerable<string?> texts)
    {
        string[] plain = [.. texts.Where(t => !string.IsNullOrEmpty(t)).Select(t => t!)];
        hidden = [.. plain.Concat(plain.Select(t => JsonSerializer.Serialize(t)[1..^1]))
            .Concat(plain.Select(t => ConfigFile.Quoted(t)[1..^1])).Distinct().OrderByDescending(t => t.Length)];
    }

    /// <summary>The secrets of a configuration, and one more.</summary>
    public static Secrets Of(NodeConfig config, string other = "")
    {
        // A password this short occurs inside other words, so only the configuration line that has it is hidden.
        string password = config.BrokerPassword;
        return new(config.SwarmKey, config.DeviceSecret, password.Length is > 0 and < ShortMax
            ? $"\"brokerPassword\": {ConfigFile.Quoted(password)}" : password, other);
    }

    /// <summary>Replaces every secret in the text, in upper, lower or mixed case.</summary>
    public string Hide(string text)
    {
        foreach (string secret in hidden)
        {
            text = text.Replace(secret, "***", StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }
}
