using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace LVS.Boards;

/// <summary>Texts that no screen and no log may show: whatever is printed goes through <see cref="Hide"/>. Immutable.</summary>
public sealed class Secrets
{
    private readonly string[] hidden;

    /// <summary>Keeps the texts, plain and as a JSON file spells them; empty ones are left out.</summary>
    public Secrets(params IEnumerable<string?> texts)
    {
        string[] plain = [.. texts.Where(t => !string.IsNullOrEmpty(t)).Select(t => t!)];
        hidden = [.. plain.Concat(plain.Select(t => JsonSerializer.Serialize(t)[1..^1])).Distinct().OrderByDescending(t => t.Length)];
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
