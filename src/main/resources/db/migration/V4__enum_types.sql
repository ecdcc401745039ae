-- Enum types define the values that columns may have. Roles and tiers stay text, because the platform owns them.

create type "ActionType" as enum (
    'NAVIGATION',
    'API_CALL',
    'MODAL_FORM',
    'EXTERNAL_LINK',
    'WORKFLOW_TRIGGER'
);

create type "ActivitySeverity" as enum (
    'INFO',
    'SUCCESS',
    'WARNING',
    'ERROR',
    'CRITICAL'
);

create type "ActivityType" as enum (
    'USER_ACTION',
    'SYSTEM_EVENT',
    'WORKFLOW_UPDATE',
    'DATA_CHANGE',
    'SECURITY_EVENT',
    'INTEGRATION_EVENT'
);

create type "DashboardTheme" as enum (
    'LIGHT',
    'DARK',
    'AUTO'
);

create type "LayoutDensity" as enum (
    'COMPACT',
    'NORMAL',
    'SPACIOUS'
);

create type "MetricCategory" as enum (
    'FINANCIAL',
    'OPERATIONAL',
    'MARKETING',
    'SALES',
    'PRODUCTIVITY',
    'SYSTEM',
    'CUSTOM'
);

create type "WidgetType" as enum (
    'KPI_CARD',
    'CHART',
    'TABLE',
    'ACTIVITY_FEED',
    'QUICK_ACTIONS',
    'MODULE_SHORTCUTS',
    'PROGRESS_TRACKER',
    'NOTIFICATION_PANEL',
    'CALENDAR',
    'WEATHER'
);

revoke usage on type
    "ActionType",
    "ActivitySeverity",
    "ActivityType",
    "DashboardTheme",
    "LayoutDensity",
    "MetricCategory",
    "WidgetType"
from public;

grant usage on type
    "ActionType",
    "ActivitySeverity",
    "ActivityType",
    "DashboardTheme",
    "LayoutDensity",
    "MetricCategory",
    "WidgetType"
to "${applicationRole}";
