using System;

namespace LVS.Hil;

/// <summary>
/// A device did not do what the protocol asks of it. The message says what it did. It ends the test that found the failure.
/// </summary>
public sealed class HilFailure(string message) : Exception(message);
