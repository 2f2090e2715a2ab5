namespace Foundry.Access
{
    using global::System;
    using global::System.Collections.Generic;
    using global::System.Linq;
    using global::System.Text.Json;
    using global::System.Threading;
    using ActionPattern = global::Foundry.Analyzers.Catalog.ActionPattern;

    /// <summary>The states of some data actions, from the permission entries read so far.</summary>
    internal sealed class PermissionAnswer
    {
        private readonly Dictionary<string, FoundryAccessState> states;
        private bool sawEntries;
        private bool sawDataActions;
        private string failure;

        /// <param name="actions">The actions to ask for, without those already known as granted.</param>
        public PermissionAnswer(IEnumerable<string> actions)
        {
            var ignoreCase = StringComparer.OrdinalIgnoreCase;
            states = actions.ToDictionary(action => action, action => FoundryAccessState.Denied, ignoreCase);
        }

        /// <summary>Whether another page could change the answer.</summary>
        public bool IsOpen
        {
            get { return states.Values.Any(state => state != FoundryAccessState.Granted); }
        }

        public FoundryAccessState StateOf(string action)
        {
            return states.TryGetValue(action, out var state) ? state : FoundryAccessState.Granted;
        }

        public string ReasonFor(FoundryAccessState state)
        {
            switch (state)
            {
                case FoundryAccessState.Granted:
                    return "A role of the caller grants it.";
                case FoundryAccessState.Denied:
                    return "No role of the caller at the resource or above grants it.";
                default:
                    return failure ?? "A role grants it only under a condition, which the check cannot evaluate.";
            }
        }

        /// <summary>Reads a page of entries. Each grants what its patterns match, except what its own exclusions match.</summary>
        public void Read(JsonElement page, CancellationToken cancellationToken)
        {
            if (!TryGetEntries(page, out var entries))
                throw new FormatException();

            foreach (var entry in entries.EnumerateArray())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (entry.ValueKind != JsonValueKind.Object)
                    throw new FormatException();
                ReadEntry(entry);
            }
        }

        /// <summary>Ends the answer after the last page. What no entry grants is denied.</summary>
        public void Complete()
        {
            // Entries that never mention data actions come from a service that does not report them, so they deny nothing.
            if (sawEntries && !sawDataActions)
                Fail("Azure Resource Manager listed permissions without data actions.");
        }

        /// <summary>Ends the answer early. What is granted stays so; an entry that was not read could grant the rest.</summary>
        public void Fail(string reason)
        {
            failure = reason;
            foreach (string action in states.Keys.ToArray())
            {
                if (states[action] == FoundryAccessState.Denied)
                    states[action] = FoundryAccessState.Unknown;
            }
        }

        private static bool TryGetEntries(JsonElement page, out JsonElement entries)
        {
            entries = default;
            return page.ValueKind == JsonValueKind.Object
                && page.TryGetProperty("value", out entries)
                && entries.ValueKind == JsonValueKind.Array;
        }

        private void ReadEntry(JsonElement entry)
        {
            sawEntries = true;
            sawDataActions |= entry.TryGetProperty("dataActions", out _);
            var patterns = Texts(entry, "dataActions");
            var exclusions = Texts(entry, "notDataActions");
            var state = IsConditional(entry) ? FoundryAccessState.Unknown : FoundryAccessState.Granted;
            foreach (string action in states.Keys.ToArray())
            {
                if (states[action] < state && GrantsAny(patterns, exclusions, FoundryRequirement.Alternatives(action)))
                    states[action] = state;
            }
        }

        private static bool GrantsAny(string[] patterns, string[] exclusions, string[] alternatives)
        {
            return alternatives.Any(action => ActionPattern.Grants(patterns, exclusions, action));
        }

        /// <summary>Whether an entry has a condition. No entry has one today; the check could not evaluate it.</summary>
        private static bool IsConditional(JsonElement entry)
        {
            return entry.TryGetProperty("condition", out var condition)
                && condition.ValueKind != JsonValueKind.Null
                && condition.ToString().Length > 0;
        }

        private static string[] Texts(JsonElement entry, string name)
        {
            if (!entry.TryGetProperty(name, out var texts) || texts.ValueKind == JsonValueKind.Null)
                return new string[0];
            if (texts.ValueKind != JsonValueKind.Array)
                throw new FormatException();
            return texts.EnumerateArray().Select(Text).ToArray();
        }

        private static string Text(JsonElement text)
        {
            return text.ValueKind == JsonValueKind.String ? text.GetString() : throw new FormatException();
        }
    }
}
