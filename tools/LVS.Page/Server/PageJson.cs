using System.Text.Json;
using System.Text.Json.Serialization;

namespace LVS.Page;

/// <summary>How the page's numbers are written as JSON.</summary>
public static class PageJson
{
    /// <summary>CamelCase, nothing that is null; numbers that are none as words.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>A value as JSON.</summary>
    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);
}
