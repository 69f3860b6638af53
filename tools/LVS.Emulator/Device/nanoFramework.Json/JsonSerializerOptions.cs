namespace nanoFramework.Json
{
    /// <summary>How names in JSON find members. Defaults as on the device.</summary>
    internal sealed class JsonSerializerOptions
    {
        /// <summary>Whether names match without regard to case when none matches with it.</summary>
        public bool PropertyNameCaseInsensitive { get; set; }

        /// <summary>Whether a name without a member is an error; otherwise it is skipped.</summary>
        public bool ThrowExceptionWhenPropertyNotFound { get; set; }
    }
}
