using System;

namespace nanoFramework.Json
{
    /// <summary>The text is not JSON, or does not fit the type. Like the device's it does not say where.</summary>
    internal class DeserializationException : Exception
    {
    }
}
