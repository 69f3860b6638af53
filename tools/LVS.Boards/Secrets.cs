using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

using LVS.Harness;
using LVS.Node;

namespace LVS.Boards;

/// <summary>Texts that no screen and no log may show: whatever is printed goes through <see cref="Hide"/>. Immutable.</summary>
public sealed class Secrets
{
    private const int ShortMax = 4;

    private readonly string[] hidden;

    /// <summary>Keeps the texts, plain and as a JSON file spells them; empty ones are left out.</summary>
    public Secrets(params IEnumerable<string?> texts)
    {
        string[] plain = [.. texts.Where(t => !string.IsNullOrEmpty(t)).Select(t => t!)];
        hidden = [.. plain.Concat(plain.Select(t => JsonSerializer.Serialize(t)[1..^1]))
            .Concat(plain.Select(t => ConfigFile.Quoted(t)[1..^1])).Distinct().OrderByDescending(t => t.Length)];
    }

    /// <summary>Those of a configuration, and others.</summary>
    public static Secrets Of(NodeConfig config, string other = "")
    {
        // So short a password is in every other word; hidden is the line that has it.
        string password = config.BrokerPassword;
        return new(config.SwarmKey, config.DeviceSecret, password.Length is > 0 and < ShortMax
            ? $"\"brokerPassword\": {ConfigFile.Quoted(password)}" : password, other);
    }

    /// <summary>The text with every secret in it replaced, in whatever case it is written.</summary>
    public string Hide(string text)
    {
        foreach (string secret in hidden)
        {
            text = text.Replace(secret, "***", StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }
}
